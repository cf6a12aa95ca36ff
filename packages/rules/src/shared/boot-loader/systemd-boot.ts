import type { BootEntry, BootMenu } from './boot-entry.js';
import { compareBlsEntries, type BlsEntry } from './bls-entry.js';

/** The pattern of the entry to boot by default; `null`: none is set. Source: systemd 258 loader.conf(5), src/boot/boot.c config_defaults_load_from_file. */
export function defaultPatternOf(loaderConf: string): string | null {
  let pattern: string | null = null;
  for (const line of loaderConf.slice(0, 65_536).split('\n')) {
    const match = /^[ \t]*default[ \t]+(\S.*)$/.exec(line.trimEnd());
    if (match?.[1]) pattern = unquoted(match[1]);
  }
  return pattern;
}

const unquoted = (value: string): string => /^"(.*)"$/.exec(value)?.[1] ?? value;

/**
 * What systemd-boot boots where no EFI variable says otherwise: the first entry of its order that the pattern means, else the first.
 * Source: systemd 258 src/boot/boot.c config_select_default_entry.
 */
export function readSystemdBootMenu(found: readonly BlsEntry[], pattern: string | null): BootMenu {
  const sorted = found.filter(({ kernel }) => kernel !== null).sort(compareBlsEntries);
  const wanted = pattern?.toLowerCase() ?? null;
  const meant =
    wanted === null || wanted.startsWith('@')
      ? undefined
      : sorted.find(({ id }) => matchesGlob(wanted, id.toLowerCase()));
  const chosen = meant ?? sorted.find(({ bad }) => !bad) ?? sorted[0];
  if (!chosen) return { entries: [], chosen: null, why: 'systemd-boot has no entry with a kernel' };
  const why = meant ? `loader.conf says "default ${pattern}"` : 'it is the first of systemd-boot’s entries';
  return { entries: sorted.map(entryOf), chosen: entryOf(chosen), why };
}

export const entryOf = ({ kernel, options, version, path, line, text }: BlsEntry): BootEntry => ({
  kernel: kernel ?? path,
  options: options ?? '',
  version,
  evidence: line === null ? { path } : { path, line, text },
});

const mostSteps = 100_000;

/** `*`, `?` and `[…]` of fnmatch(3). */
export function matchesGlob(pattern: string, text: string): boolean {
  let [at, index, star, resume] = [0, 0, -1, 0];
  for (let steps = 0; index < text.length; steps++) {
    if (steps > mostSteps) return false;
    const length = matchOne(pattern, at, text[index] as string);
    if (pattern[at] === '*') {
      star = at++;
      resume = index;
    } else if (length > 0) {
      at += length;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

/** How many characters of the pattern mean this one; 0: it is not meant. */
function matchOne(pattern: string, at: number, character: string): number {
  const next = pattern[at];
  if (next === '?') return 1;
  if (next === '[') {
    const end = pattern.indexOf(']', at + 2);
    if (end < 0 || end - at > 100) return next === character ? 1 : 0;
    return isInSet(pattern.slice(at + 1, end), character) ? end - at + 1 : 0;
  }
  if (next === '\\' && at + 1 < pattern.length) return pattern[at + 1] === character ? 2 : 0;
  return next === character ? 1 : 0;
}

function isInSet(set: string, character: string): boolean {
  const negated = set.startsWith('!');
  let found = false;
  for (let index = negated ? 1 : 0; index < set.length; index++) {
    const [first = '', dash, last] = set.slice(index, index + 3);
    const range = dash === '-' && last !== undefined;
    if (range ? character >= first && character <= last : character === first) found = true;
    if (range) index += 2;
  }
  return found !== negated;
}
