import { type AllReads, type Fact, readsOf } from '@hostlint/core';
import { localFilesystems } from '../../sources/live/local-filesystems.js';
import { redactionScript } from '../../sources/redaction/redaction-script.js';
import { nameFiles } from '../../sources/redaction/addresses.js';
import { addressFiles, databases, publicFiles } from '../../sources/redaction/secrets.js';
import type { Redaction } from '../../sources/snapshot/archive-format.js';
import { runtimeText } from './runtime-text.js';

export interface ScriptOptions {
  /** Who writes the snapshot: `hostlint 0.1.0`. */
  readonly by: string;
  readonly redaction: Redaction;
  /** Seconds that one look may take; 5 by default. */
  readonly seconds?: number;
  /** Seconds after which nothing more is looked at; 60 by default. */
  readonly totalSeconds?: number;
}

/** A POSIX shell script that writes a snapshot with all that facts declare that they read; docs/hosts-without-node.md says how to use it. */
export const collectionScript = (facts: Iterable<Fact<unknown>>, options: ScriptOptions): string =>
  readsScript(readsOf(facts), options);

/** The same for what is declared. */
export function readsScript(reads: AllReads, options: ScriptOptions): string {
  const { by, redaction, seconds = 5, totalSeconds = 60 } = options;
  const { shell, awk } = runtimeText();
  const values: Readonly<Record<string, string>> = {
    by: shellWord(`${by} (script)`),
    level: redaction,
    seconds: String(Math.max(1, Math.ceil(seconds))),
    total: String(Math.max(1, Math.ceil(totalSeconds))),
    redaction: redactionScript(redaction),
    awk: awk.trimEnd().replaceAll("'", "'\\''"),
    lists: wishes(reads, redaction)
      .map(line => `    ${shellWord(line)}`)
      .join(' \\\n'),
  };
  return shell.replace(/@([a-z]+)@/g, (mark, name: string) => values[name] ?? mark);
}

// What main.awk takes where nothing is said.
const usualBytes = 4 * 1024 * 1024;

/** What is wanted, in the lines that main.awk reads. */
function wishes(reads: AllReads, redaction: Redaction): readonly string[] {
  const lines = [
    `t ${[...localFilesystems].join(' ')}`,
    ...databases.map(path => `o ${path}`),
    ...[...publicFiles, ...(redaction === 'strict' ? [] : addressFiles)].map(path => `p ${path}`),
    ...(redaction === 'strict' ? nameFiles : []).map(path => `h ${path}`),
    ...reads.files.map(({ path, maxBytes }) => (maxBytes === usualBytes ? `f ${path}` : `F ${maxBytes} ${path}`)),
    ...reads.lists.map(({ path, limit }) => (Number.isFinite(limit) ? `L ${limit} ${path}` : `l ${path}`)),
    ...reads.stats.map(path => `s ${path}`),
    ...reads.filesystems.map(path => `m ${path}`),
    ...reads.commands.map(words => `c ${words.join('\t')}`),
    ...reads.sockets.map(question => `g ${question}`),
  ];
  // A line is one wish: what holds a line break cannot be asked for.
  return lines.filter(line => ![...line].some(letter => letter < ' ' && letter !== '\t'));
}

const shellWord = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
