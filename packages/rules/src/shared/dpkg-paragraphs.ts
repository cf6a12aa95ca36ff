import { decodeText } from './decode-text.js';

const newline = 10;
const colon = 58;
const [P, a] = [80, 97];
const field = 'Package: ';

/**
 * The paragraphs of dpkg's status file that are of these packages, in its order. The file has the better part of a megabyte, and names
 * of all the world's letters in it: to decode it takes longer than to find in its bytes what is wanted. Nothing is looked at twice,
 * however long a paragraph is.
 * Source: dpkg 1.21 lib/dpkg/dump.c (the name is the first field of a paragraph); deb-control(5).
 */
export function dpkgParagraphs(status: Uint8Array, packages: readonly string[]): readonly string[] {
  const wanted = new Set(packages);
  const initials = new Set(packages.map(name => name.charCodeAt(0)));
  const textOf = (start: number, end: number): string => decodeText(status.subarray(start, end));
  const found: string[] = [];
  for (let at = status.indexOf(P); at >= 0; at = status.indexOf(P, at + 1)) {
    const name = at + field.length;
    // Most lines are told apart by a byte or two, which is much quicker than by their text.
    if (status[at + 1] !== a || status[name - 2] !== colon || (at > 0 && status[at - 1] !== newline)) continue;
    if (!initials.has(status[name] ?? newline) || textOf(at, name) !== field) continue;
    const endOfName = status.indexOf(newline, name);
    if (endOfName < 0 || !wanted.has(textOf(name, endOfName))) continue;
    const end = endOfParagraph(status, endOfName);
    found.push(textOf(at, end));
    at = end - 1;
  }
  return found;
}

function endOfParagraph(status: Uint8Array, from: number): number {
  for (let at = from; at >= 0; at = status.indexOf(newline, at + 1)) if (status[at + 1] === newline) return at + 1;
  return status.length;
}
