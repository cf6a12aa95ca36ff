import fs from 'node:fs';
import { resolve } from 'node:path';
import { nearestName } from '@hostlint/core';
import { contentKind, contentKindBytes } from '../content-kind.js';
import { marksOfRoot } from '../directory.js';
import { isSosReport } from '../support/is-sos-report.js';
import { UsageError } from '../../usage-error.js';
import { expandGlob, isGlob } from './glob.js';
import type { HostEntry } from '../../many/host-entry.js';
import { isManyLines, snapshotLines } from './snapshot-lines.js';

/** What the words of a command line name. */
export type TargetList =
  /** `start`: what was read of standard input to tell. */
  | { readonly one: string; readonly start?: AsyncIterable<Uint8Array> }
  | { readonly files: readonly HostEntry[]; readonly lines: readonly (() => AsyncIterable<HostEntry>)[] };

export interface Surroundings {
  readonly workingDirectory: string;
  readonly stdin: AsyncIterable<Uint8Array | string> | undefined;
  /** What a word that names no target may have been meant as. */
  readonly meanings: readonly string[];
}

/** Tells one host from many: several words, globs, a directory of snapshots, a file of one snapshot a line. */
export async function listTargets(words: readonly string[], surroundings: Surroundings): Promise<TargetList> {
  const { workingDirectory, stdin, meanings } = surroundings;
  if (words.filter(word => word === '-').length > 1)
    throw new UsageError('unknown-argument', 'standard input (-) can be given once');
  const names = new Set<string>();
  for (const word of words) {
    const place = resolve(workingDirectory, word);
    if (word === '') throw new UsageError('unknown-argument', 'a TARGET is empty; leave it out to judge this machine');
    if (word !== '-' && isGlob(word) && !fs.existsSync(place)) {
      const found = expandGlob(word, workingDirectory);
      if (found.length === 0)
        throw new UsageError('unreadable-target', `"${word}" matches no file or directory; check the path`);
      for (const name of found) names.add(name);
    } else {
      if (words.length > 1) refuseMeant(word, place, meanings);
      names.add(word);
    }
  }
  const files: HostEntry[] = [];
  const lines: (() => AsyncIterable<HostEntry>)[] = [];
  for (const name of names) {
    if (name === '-') {
      const found = await isManyLines(stdin ?? nothing());
      if (!found.many && names.size === 1) return { one: name, start: found.all };
      lines.push(() => snapshotLines(found.all, 'stdin', found.many));
      continue;
    }
    const place = resolve(workingDirectory, name);
    const fleet = filesOfFleet(place);
    if (fleet) files.push(...fleet.map(file => entryOf(`${name.replace(/\/+$/, '')}/${file}`)));
    else if (startsLikeLine(place)) {
      const found = await isManyLines(readFile(place));
      if (found.many) lines.push(() => snapshotLines(readFile(place), name, true));
      else files.push(entryOf(name));
    } else files.push(entryOf(name));
  }
  const [first] = files;
  if (first && files.length === 1 && lines.length === 0) return { one: first.target };
  return { files, lines };
}

const entryOf = (name: string): HostEntry => ({ name, target: name });

async function* nothing(): AsyncIterable<Uint8Array> {
  yield* [];
}

const readFile = (path: string): AsyncIterable<Uint8Array> => fs.createReadStream(path) as AsyncIterable<Buffer>;

/** A word among several that names nothing and looks like a part of the command line is a mistake, and no host that is away. */
function refuseMeant(word: string, place: string, meanings: readonly string[]): void {
  if (word === '-' || /[/.]/.test(word) || fs.existsSync(place)) return;
  const meant = nearestName(
    word,
    meanings.map(name => name.replace(/^-+/, '')),
  );
  const option = meanings.find(name => name === `--${meant}`);
  const hint = meant === undefined ? 'check the path' : `did you mean "${option ?? meant}"?`;
  throw new UsageError('unreadable-target', `"${word}" cannot be read: there is no such file or directory; ${hint}`);
}

/**
 * The files of a directory that holds snapshots and nothing else, by their names; `undefined` for every other directory and for what is none. Files
 * that begin with a dot are not looked at.
 */
function filesOfFleet(directory: string): readonly string[] | undefined {
  if (!fs.statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const entries = readEntries(directory).filter(({ name }) => !name.startsWith('.'));
  const names = entries.map(({ name }) => name).sort();
  if (entries.length === 0 || !entries.every(entry => entry.isFile())) return undefined;
  if (isSosReport(names) || names.some(name => marksOfRoot.includes(name))) return undefined;
  return names.some(name => mayBeSnapshot(`${directory}/${name}`)) ? names : undefined;
}

function readEntries(directory: string): readonly fs.Dirent[] {
  try {
    return fs.readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

function mayBeSnapshot(path: string): boolean {
  return typeof contentKind(headOf(path, contentKindBytes)) === 'string';
}

/** Of all JSON that hostlint writes, only lines have the first member on the first line. */
const startsLikeLine = (path: string): boolean =>
  Buffer.from(headOf(path, 20)).toString('latin1') === '{"hostlintSnapshot":';

function headOf(path: string, length: number): Uint8Array {
  try {
    if (!fs.statSync(path).isFile()) return new Uint8Array();
    const file = fs.openSync(path, 'r');
    try {
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, fs.readSync(file, bytes, 0, length, 0));
    } finally {
      fs.closeSync(file);
    }
  } catch {
    // What is wrong with it is said when it is read.
    return new Uint8Array();
  }
}
