/** How a file of text says, by a byte order mark, what it is written in. */
export type ByteOrderMark = 'utf-8' | 'utf-16le' | 'utf-16be';

export function byteOrderMark(bytes: Uint8Array): ByteOrderMark | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  return null;
}

/** The bytes after the mark as UTF-8. What a mark of UTF-16 introduces never fails: bad units become U+FFFD, as in golang.org/x/text. */
export function withoutMark(bytes: Uint8Array, mark: ByteOrderMark | null): Uint8Array {
  if (mark === null) return bytes;
  if (mark === 'utf-8') return bytes.subarray(3);
  return new TextEncoder().encode(decodeUtf16(bytes.subarray(2), mark === 'utf-16le'));
}

// Not TextDecoder: its UTF-16 needs an ICU that not every build of Node carries for big endian.
function decodeUtf16(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) parts.push(String.fromCharCode(view.getUint16(at, littleEndian)));
  if (bytes.length % 2 === 1) parts.push('\ufffd');
  return parts.join('');
}

/** Whether text without a mark looks like UTF-16, which nothing reads: every second byte is NUL. */
export function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes;
  return (
    bytes.length >= 4 &&
    ((first !== 0 && second === 0 && third !== 0 && fourth === 0) || (first === 0 && second !== 0 && third === 0))
  );
}

/** Offset of the first byte that is not valid UTF-8; `null` where all are. */
export function invalidUtf8(bytes: Uint8Array): number | null {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return null;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  const continues = (index: number): boolean => ((bytes[index] ?? 0) & 0xc0) === 0x80;
  if (first >= 0xc2 && first <= 0xdf) return continues(at + 1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const low = first === 0xe0 ? 0xa0 : 0x80;
    const high = first === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && continues(at + 2) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const low = first === 0xf0 ? 0x90 : 0x80;
    const high = first === 0xf4 ? 0x8f : 0xbf;
    return second >= low && second <= high && continues(at + 2) && continues(at + 3) ? 4 : 0;
  }
  return 0;
}

/** The range without white space at both ends, as Go's bytes.TrimSpace: Unicode's white space counts, U+FEFF does not. */
export function trimSpace(bytes: Uint8Array): { readonly start: number; readonly end: number } {
  let start = 0;
  for (let width = spaceAt(bytes, start); width > 0; width = spaceAt(bytes, start)) start += width;
  let end = bytes.length;
  while (end > start) {
    const width = [1, 2, 3].find(size => end - size >= start && spaceAt(bytes, end - size) === size);
    if (width === undefined) break;
    end -= width;
  }
  return { start, end };
}

const asciiSpace = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20]);
const wideSpaces = new Set([
  0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029,
  0x202f, 0x205f, 0x3000,
]);

/** The number of bytes of the space at an offset; 0 where there is none. */
function spaceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at];
  if (first === undefined) return 0;
  if (asciiSpace.has(first)) return 1;
  if (first === 0xc2) return bytes[at + 1] === 0x85 || bytes[at + 1] === 0xa0 ? 2 : 0;
  if ((first & 0xf0) !== 0xe0) return 0;
  const code = ((first & 0x0f) << 12) | (((bytes[at + 1] ?? 0) & 0x3f) << 6) | ((bytes[at + 2] ?? 0) & 0x3f);
  return wideSpaces.has(code) ? 3 : 0;
}
