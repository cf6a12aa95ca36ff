import { refuse } from './syntax-error.js';
import type { JsonString } from './tree.js';

const quote = 0x22;
const backslash = 0x5c;
const plainEscapes: Readonly<Record<number, string>> = {
  0x22: '"',
  0x5c: '\\',
  0x2f: '/',
  0x62: '\b',
  0x66: '\f',
  0x6e: '\n',
  0x72: '\r',
  0x74: '\t',
};

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const isHex = (byte: number | undefined): boolean =>
  byte !== undefined &&
  ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66));

/** Reads the string whose opening quote is at `start`. */
export function scanString(text: Uint8Array, start: number): JsonString {
  const parts: string[] = [];
  let plainFrom = start + 1;
  let at = start + 1;
  for (;;) {
    const byte = text[at];
    if (byte === quote) break;
    if (byte === undefined || byte < 0x20) refuse(text, at, 'in string literal');
    if (byte !== backslash) {
      at++;
      continue;
    }
    if (at > plainFrom) parts.push(decoder.decode(text.subarray(plainFrom, at)));
    const escape = text[at + 1];
    const plain = escape === undefined ? undefined : plainEscapes[escape];
    if (plain !== undefined) {
      parts.push(plain);
      at += 2;
    } else if (escape === 0x75) {
      parts.push(String.fromCharCode(scanHex(text, at + 2)));
      at += 6;
    } else refuse(text, at + 1, 'in string escape code');
    plainFrom = at;
  }
  if (at > plainFrom) parts.push(decoder.decode(text.subarray(plainFrom, at)));
  const value = parts.length === 1 ? (parts[0] as string) : parts.join('');
  return { kind: 'string', value: value.replace(loneSurrogate, '\ufffd'), start, end: at + 1 };
}

function scanHex(text: Uint8Array, from: number): number {
  let code = 0;
  for (let at = from; at < from + 4; at++) {
    if (!isHex(text[at])) refuse(text, at, 'in \\u hexadecimal character escape');
    code = code * 16 + parseInt(String.fromCharCode(text[at] as number), 16);
  }
  return code;
}
