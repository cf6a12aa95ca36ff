import { gzippedSize } from '../../gzipped-size.js';
import type { Profile } from './profiles.js';

/** Characters that are packed at a time. A reader unpacks what was packed in several parts as one, and it is hardly larger. */
const mostLetters = 2 ** 26;

/** Whether a text is small enough. All of it is never there at once, and no more of it is made than is needed to tell. */
export function fits(
  text: Iterable<string>,
  { bytes, packed }: Pick<Profile['most'], 'bytes' | 'packed'>,
  atATime = mostLetters,
): boolean {
  let letters = 0;
  let size = 0;
  let waiting: string[] = [];
  let lettersWaiting = 0;
  const measure = (): void => {
    size += packed ? gzippedSize(waiting.join('')) : waiting.reduce((sum, piece) => sum + byteLength(piece), 0);
    waiting = [];
    lettersWaiting = 0;
  };
  for (const piece of text) {
    letters += piece.length;
    waiting.push(piece);
    lettersWaiting += piece.length;
    if (lettersWaiting < atATime) continue;
    measure();
    if (size > bytes) return false;
  }
  // gzip makes nothing larger that is worth to be packed, and a character has three bytes at most.
  if (letters * 3 <= bytes) return true;
  measure();
  return size <= bytes;
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length;
