/** Where in a line of a snapshot stands what lstat(2) measured, which is another thing on each host. */
export interface Measured {
  readonly start: number;
  readonly end: number;
}

const ascii = (text: string): Uint8Array => Uint8Array.from(text, letter => letter.charCodeAt(0));
const size = ascii(',"size":');
const device = ascii(',"device":');
const inode = ascii(',"inode":');
const links = ascii(',"links":');
const modified = ascii(',"modified":');
const changed = ascii(',"changed":');
const none = ascii('null');

const quote = 0x22;
const colon = 0x3a;
const dot = 0x2e;
const zero = 0x30;
const longestNumber = 15;

/**
 * Where what was measured ends, if it starts here and is written as `hostlint collect` writes it; -1 for anything else. Nothing but
 * numbers is let pass, so that all that a line says besides stands before or behind.
 */
export function endOfMeasured(bytes: Uint8Array, start: number): number {
  let at = afterNumber(bytes, after(bytes, start, size));
  at = afterDevice(bytes, after(bytes, at, device));
  at = afterNumber(bytes, after(bytes, at, inode));
  at = afterNumber(bytes, after(bytes, at, links));
  at = afterNumber(bytes, after(bytes, at, modified));
  return afterNumber(bytes, after(bytes, at, changed));
}

/** Behind these letters; -1 where others stand. */
function after(bytes: Uint8Array, at: number, letters: Uint8Array): number {
  if (at < 0) return -1;
  for (let next = 0; next < letters.length; next++) if (bytes[at + next] !== letters[next]) return -1;
  return at + letters.length;
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= zero && byte <= zero + 9;

/** A number as JSON has it: digits without a zero before them, perhaps some behind a point. */
function afterNumber(bytes: Uint8Array, start: number): number {
  if (start < 0) return -1;
  let at = start;
  while (isDigit(bytes[at])) at++;
  if (at === start || at - start > longestNumber || (bytes[start] === zero && at - start > 1)) return -1;
  if (bytes[at] !== dot) return at;
  const point = at++;
  while (isDigit(bytes[at])) at++;
  return at - point < 2 || at - point > longestNumber ? -1 : at;
}

/** `"8:1"` or `null`. */
function afterDevice(bytes: Uint8Array, start: number): number {
  if (start < 0) return -1;
  if (bytes[start] !== quote) return after(bytes, start, none);
  const middle = afterDigits(bytes, start + 1);
  if (middle < 0 || bytes[middle] !== colon) return -1;
  const end = afterDigits(bytes, middle + 1);
  return end < 0 || bytes[end] !== quote ? -1 : end + 1;
}

function afterDigits(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isDigit(bytes[at])) at++;
  return at === start ? -1 : at;
}
