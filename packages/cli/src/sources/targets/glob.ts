import fs from 'node:fs';
import { resolve } from 'node:path';
import picomatch from 'picomatch';
import { UsageError } from '../../usage-error.js';

/** More than that is a mistake, or another tool's work. */
const mostMatches = 1_000_000;
const deepest = 32;

export const isGlob = (word: string): boolean => !word.includes('://') && /[*?[\]{}]/.test(word);

/** What a pattern names, for shells that were kept from expanding it: `*` and `?` within a name, `**` across directories. Sorted. */
export function expandGlob(pattern: string, workingDirectory: string): readonly string[] {
  const { base, glob } = picomatch.scan(pattern);
  const matches = picomatch(pattern.replace(/^(\.\/)+/, ''), { windows: false });
  const crosses = glob.includes('**');
  const depth = crosses ? deepest : glob.split('/').length;
  const found: string[] = [];
  const walk = (directory: string, left: number): void => {
    for (const entry of entriesOf(resolve(workingDirectory, directory))) {
      const name = directory === '' ? entry.name : `${directory.replace(/\/$/, '')}/${entry.name}`;
      if (matches(name)) {
        if (found.push(name) > mostMatches)
          throw new UsageError('unreadable-target', `"${pattern}" matches more than ${mostMatches} files`);
        // A directory that is a host is not searched for hosts.
        if (crosses && entry.isDirectory()) continue;
      }
      if (left > 1 && entry.isDirectory()) walk(name, left - 1);
    }
  };
  walk(base, depth);
  return found.sort();
}

function entriesOf(directory: string): readonly fs.Dirent[] {
  try {
    return fs.readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}
