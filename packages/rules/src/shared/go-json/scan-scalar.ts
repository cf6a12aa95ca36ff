import { refuse } from './syntax-error.js';
import type { JsonLiteral, JsonNumber } from './tree.js';

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** Reads `true`, `false` or `null` at `start`. */
export function scanLiteral(text: Uint8Array, start: number, word: JsonLiteral['kind']): JsonLiteral {
  for (let index = 1; index < word.length; index++) {
    const wanted = word[index] as string;
    if (text[start + index] !== wanted.charCodeAt(0)) {
      refuse(text, start + index, `in literal ${word} (expecting '${wanted}')`);
    }
  }
  return { kind: word, start, end: start + word.length };
}

/** Reads a number at `start`. What follows it is the caller's to judge, so that `01` is refused at its second digit. */
export function scanNumber(text: Uint8Array, start: number): JsonNumber {
  let at = start;
  if (text[at] === 0x2d) {
    at++;
    if (!isDigit(text[at])) refuse(text, at, 'in numeric literal');
  }
  if (text[at] === 0x30) at++;
  else while (isDigit(text[at])) at++;
  if (text[at] === 0x2e) {
    at++;
    if (!isDigit(text[at])) refuse(text, at, 'after decimal point in numeric literal');
    while (isDigit(text[at])) at++;
  }
  if (text[at] === 0x65 || text[at] === 0x45) {
    at++;
    if (text[at] === 0x2b || text[at] === 0x2d) at++;
    if (!isDigit(text[at])) refuse(text, at, 'in exponent of numeric literal');
    while (isDigit(text[at])) at++;
  }
  let written = '';
  for (let index = start; index < at; index++) written += String.fromCharCode(text[index] as number);
  return { kind: 'number', text: written, start, end: at };
}
