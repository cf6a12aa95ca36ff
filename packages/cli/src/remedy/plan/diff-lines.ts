import { cleanText } from '@hostlint/core';

/** A line of a difference: ` ` stays, `-` goes, `+` comes. */
export interface DiffLine {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

const context = 2;
const longest = 1000;
const mostCells = 4_000_000;

/** How one text becomes another, with few lines around what changes; `…` where lines are left out. */
export function diffLines(before: string | null, after: string): readonly DiffLine[] {
  const [from, to] = [linesOf(before ?? ''), linesOf(after)];
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let end = 0;
  while (end < from.length - start && end < to.length - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  const middle = changed(from.slice(start, from.length - end), to.slice(start, to.length - end));
  const kept = (lines: readonly string[]): readonly DiffLine[] => lines.map(text => ({ sign: ' ', text }));
  const all = [...kept(from.slice(0, start)), ...middle, ...kept(end === 0 ? [] : from.slice(-end))];
  // What is in a file may steer a terminal.
  return shortened(all).map(({ sign, text }) => ({ sign, text: cleanText(text, longest) }));
}

const linesOf = (text: string): readonly string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

/** The longest lines in common, by the table of their lengths. */
function changed(from: readonly string[], to: readonly string[]): readonly DiffLine[] {
  const gone = from.map(text => ({ sign: '-', text }) as const);
  const come = to.map(text => ({ sign: '+', text }) as const);
  if (from.length * to.length > mostCells) return [...gone, ...come];
  const width = to.length + 1;
  const lengths = new Uint32Array((from.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      lengths[i * width + j] = from[i] === to[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    const [old, young] = [gone[i], come[j]];
    if (old && young && old.text === young.text) {
      lines.push({ sign: ' ', text: old.text });
      [i, j] = [i + 1, j + 1];
    } else if (old && (!young || at(i + 1, j) >= at(i, j + 1))) {
      lines.push(old);
      i++;
    } else if (young) {
      lines.push(young);
      j++;
    }
  }
  return lines;
}

function shortened(lines: readonly DiffLine[]): readonly DiffLine[] {
  const isNear = (index: number): boolean =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ sign }) => sign !== ' ');
  const shown: DiffLine[] = [];
  lines.forEach((line, index) => {
    if (isNear(index)) shown.push(line);
    else if (shown.at(-1)?.text !== '…') shown.push({ sign: ' ', text: '…' });
  });
  return shown;
}
