import { isAbsolute, relative } from 'node:path';
import { readNamedFile } from '../sources/named-file.js';
import { UsageError } from '../usage-error.js';
import { parseWaivers } from './parse-waivers.js';
import type { WaiverEntry } from './waiver-entry.js';

const mostBytes = 1024 * 1024;

/** Reads files of waivers. Reports name a file as seen from the working directory where it lies in there. */
export function loadWaivers(
  paths: readonly string[],
  workingDirectory: string,
  rules: readonly string[],
): readonly WaiverEntry[] {
  return [...new Set(paths)].flatMap(path => {
    const inside = relative(workingDirectory, path);
    const name = inside.startsWith('..') || isAbsolute(inside) ? path : inside;
    const text = readNamedFile(path, 'the waivers', 'invalid-waivers', mostBytes);
    if (text.includes('\ufffd'))
      throw new UsageError('invalid-waivers', `cannot read the waivers "${name}": it is not UTF-8`);
    return parseWaivers(text, name, rules);
  });
}
