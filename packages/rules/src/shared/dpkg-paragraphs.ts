import { decodeText } from './decode-text.js';

const newline = 10;
const colon = 58;
const [P, a] = [80, 97];
const field = 'Package: '.length;

/**
 * The paragraphs of dpkg's status file that are of these packages, in its order. The file has the better part of a megabyte, and names
 * of all the world's letters in it: to decode it takes longer than to find in its bytes what is wanted.
 * Source: dpkg 1.21 lib/dpkg/dump.c (the name is the first field of a paragraph); deb-control(5).
 */
export function dpkgParagraphs(status: Uint8Array, packages: readonly string[]): readonly string[] {
  const wanted = new Set(packages);
  const first = new Set(packages.map(name => name.charCodeAt(0)));
  const found: string[] = [];
  for (let at = status.indexOf(P); at >= 0; at = status.indexOf(P, at + 1)) {
    if (status[at + field - 2] !== colon || status[at + 1] !== a) continue;
    if (at > 0 && status[at - 1] !== newline) continue;
    if (!first.has(status[at + field] ?? newline)) continue;
    const end = status.indexOf(newline, at);
    if (end < 0 || !decodeText(status.subarray(at, at + field)).startsWith('Package: ')) continue;
    if (wanted.has(decodeText(status.subarray(at + field, end))))
      found.push(decodeText(status.subarray(at, endOfParagraph(status, end))));
  }
  return found;
}

function endOfParagraph(status: Uint8Array, from: number): number {
  for (let at = from; at >= 0; at = status.indexOf(newline, at + 1)) if (status[at + 1] === newline) return at + 1;
  return status.length;
}
