import { hang } from '../reporters/pretty/layout.js';
import type { Paint } from '../reporters/pretty/paint.js';
import { counted } from '../reporters/pretty/words.js';
import type { Cause } from './causes.js';
import type { FactChange, FactState } from './fact-changes.js';
import type { Difference } from './value-differences.js';

const fewFacts = 4;
const fewDifferences = 4;
const longestValue = 60;
const context = 20;

export interface FactLines {
  /** Below a verdict: few facts, few differences of each, and those that stand above already only by name. */
  causes(changes: readonly Cause[]): readonly string[];
  all(changes: readonly FactChange[]): readonly string[];
}

/** Facts as lines `fact: place: before -> after`, for one text: it knows what it has said. */
export function createFactLines({ chalk, verbose, width }: Paint): FactLines {
  const said = new Set<string>();
  const linesOf = (
    { fact, before, after, differences }: FactChange,
    heading: string,
    most: number,
  ): readonly string[] => {
    const name = `${heading}${fact}`;
    if (!before.known || !after.known) return [`${name}: ${stateText(before)} -> ${stateText(after)}`];
    const shown = differences.slice(0, most).map(differenceText);
    const hidden = differences.length - shown.length;
    const more = hidden > 0 ? [chalk.dim(`          … and ${counted(hidden, 'more difference')} (--verbose)`)] : [];
    return [name, ...shown.map(line => `          ${line}`), ...more];
  };
  const dim = (heading: string): string => chalk.dim(heading);
  return {
    causes(changes) {
      const told = verbose ? changes : changes.filter(({ follows }) => !follows).slice(0, fewFacts);
      const lines = told.flatMap((change, index) => {
        const heading = index === 0 ? `  ${dim('Since')} ` : '        ';
        const own = linesOf(change, heading, verbose ? Infinity : fewDifferences);
        const key = [change.fact, ...own.slice(1)].join('\n');
        if (said.has(key)) return [`${heading}${change.fact}, as above`];
        said.add(key);
        return own;
      });
      const others = changes.filter(change => !told.includes(change)).map(({ fact }) => fact);
      if (others.length === 0) return lines;
      const names =
        others.length > 6 ? `${others.slice(0, 6).join(', ')} and ${others.length - 6} more` : others.join(', ');
      return [...lines, hang('        ', dim(`changed too: ${names}`), width)];
    },
    all: changes => changes.flatMap(change => linesOf(change, '  ', verbose ? Infinity : fewDifferences * 2)),
  };
}

function differenceText({ path, before, after }: Difference): string {
  const place = path.replace(/\[\]$/, '');
  const named = place === '' ? '' : `${place}: `;
  if (before === undefined) return `+ ${named}${cut(JSON.stringify(after), 0)}`;
  if (after === undefined) return `- ${named}${cut(JSON.stringify(before), 0)}`;
  const [then, now] = [JSON.stringify(before), JSON.stringify(after)];
  const long = then.length > longestValue && now.length > longestValue;
  const start = long ? Math.max(0, commonStart(then, now) - context) : 0;
  return `${named}${cut(then, start)} -> ${cut(now, start)}`;
}

/** So much of a text that two of them can be told apart. */
const cut = (text: string, start: number): string =>
  `${start > 0 ? '…' : ''}${text.slice(start, start + longestValue)}${text.length > start + longestValue ? '…' : ''}`;

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

const stateText = (state: FactState): string => (state.known ? 'known' : `unknown (${state.reason}: ${state.detail})`);
