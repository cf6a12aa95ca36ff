import { cleanText } from '@hostlint/core';
import textColumns from './text-columns.js';

const widest = 120;

/** A line of a file with a caret below a column (both count from 1), for the end of an error; a long line is cut around it. */
export function sourceExcerpt(text: string, line: number, column: number): string {
  const whole = text.split(/\r?\n/)[line - 1] ?? '';
  const start = column > widest ? column - 1 - Math.floor(widest / 2) : 0;
  const shown = cleanText(whole.slice(start, start + widest), widest);
  const number = String(line);
  const before = ' '.repeat(textColumns(shown.slice(0, column - 1 - start)));
  return `  ${number} | ${shown}\n  ${' '.repeat(number.length)} | ${before}^`;
}
