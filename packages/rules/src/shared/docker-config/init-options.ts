import { parseEnvironmentFile } from '../systemd-unit/environment-file.js';
import { splitUnitWords } from '../systemd-unit/split-words.js';
import type { Word } from './words.js';

/** The DOCKER_OPTS and the exported variables of a file that an init script sources (/etc/default/docker, /etc/conf.d/docker). */
export function parseShellOptions(
  path: string,
  bytes: Uint8Array | undefined,
): { readonly words: readonly Word[]; readonly environment: Readonly<Record<string, Word>> } {
  const entries = bytes ? parseEnvironmentFile(new TextDecoder().decode(bytes), { shell: true }) : [];
  const evidenceOf = ({ line, text }: { line: number; text: string }): Word['evidence'] => ({ path, line, text });
  const options = entries.findLast(({ name }) => name === 'DOCKER_OPTS');
  const words = options
    ? (splitUnitWords(options.value) ?? []).map(({ text }) => ({ text, evidence: evidenceOf(options) }))
    : [];
  const exported = entries.filter(({ text }) => text.startsWith('export '));
  return {
    words,
    environment: Object.fromEntries(
      exported.map(entry => [entry.name, { text: entry.value, evidence: evidenceOf(entry) }]),
    ),
  };
}
