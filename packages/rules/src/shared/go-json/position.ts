import { withoutReturn } from '../without-return.js';

export interface TextPosition {
  /** From 1. */
  readonly line: number;
  /** In characters, from 1. */
  readonly column: number;
  /** The whole line, without its end. */
  readonly text: string;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Gives the line and column of bytes of a UTF-8 text. Lines end in LF. */
export function textPositions(text: Uint8Array): (offset: number) => TextPosition {
  const starts = [0];
  for (let at = text.indexOf(0x0a); at !== -1; at = text.indexOf(0x0a, at + 1)) starts.push(at + 1);
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
    const column = [...decoder.decode(text.subarray(start, at))].length + 1;
    return { line: low + 1, column, text: withoutReturn(decoder.decode(text.subarray(start, end))) };
  };
}
