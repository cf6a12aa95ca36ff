import fs from 'node:fs';

/** A snapshot is seldom larger, and what is larger is seldom the same again. */
const mostBytes = 4 * 1024 * 1024;

/** All of a file that is not large; `undefined` for anything else, and for what cannot be read: opening it says why. */
export function readSmallFile(target: string): Uint8Array | undefined {
  try {
    const stats = fs.statSync(target);
    return stats.isFile() && stats.size <= mostBytes ? fs.readFileSync(target) : undefined;
  } catch {
    return undefined;
  }
}
