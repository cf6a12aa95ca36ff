import { withoutReturn } from '../without-return.js';

export interface TomlPosition {
  /** From 1. */
  readonly line: number;
  /** In characters, from 1. */
  readonly column: number;
  /** The whole line, without its end. */
  readonly text: string;
}

/** Gives the line and column of an offset into a text. Lines end in LF. */
export function tomlPositions(text: string): (offset: number) => TomlPosition {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return offset => {
    const at = Math.min(offset, text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    const start = starts[low] as number;
    const end = (starts[low + 1] ?? text.length + 1) - 1;
    const column = [...text.slice(start, at)].length + 1;
    return { line: low + 1, column, text: withoutReturn(text.slice(start, end)) };
  };
}
