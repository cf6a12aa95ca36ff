import { inflateRaw } from './inflate.js';

/** Whether bytes begin as a gzip file does. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * The content of the first member of a gzip file (RFC 1952). Written here because the host may be a recording, rules know no
 * platform, and the web's DecompressionStream costs Node more to load than this takes in all.
 * Throws RangeError when the data is broken, cut off, or holds more than `maxBytes`.
 */
export function gunzip(bytes: Uint8Array, maxBytes: number): Uint8Array {
  if (!isGzip(bytes) || bytes[2] !== 8) throw new RangeError('not a gzip file');
  const flags = bytes[3] ?? 0;
  let at = 10;
  const skipText = (): void => {
    while (at < bytes.length && bytes[at] !== 0) at++;
    at++;
  };
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  if (flags & 8) skipText();
  if (flags & 16) skipText();
  if (flags & 2) at += 2;
  return inflateRaw(bytes.subarray(at), maxBytes);
}
