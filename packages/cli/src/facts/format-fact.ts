import type { Evidence } from '@hostlint/core';
import { evidenceLines } from '../reporters/pretty/failures.js';
import { wrapText } from '../reporters/pretty/layout.js';
import type { Paint } from '../reporters/pretty/paint.js';

export interface FactEntry {
  readonly fact: string;
  readonly known: boolean;
  readonly value?: unknown;
  readonly evidence?: readonly Evidence[];
  readonly reason?: string;
  readonly detail?: string;
  /** What the fact threw: a bug of its plugin. */
  readonly broken?: string;
}

const longestList = 60;
const longestEntry = 2000;

/** One fact as text: its value, and where it was seen. */
export function formatFact({ fact, known, value, evidence, reason, detail, broken }: FactEntry, paint: Paint): string {
  const { chalk, width } = paint;
  if (broken !== undefined) return `${chalk.bold(fact)}  ${chalk.red('broken')}\n${wrapText(broken, width, '  ')}`;
  if (!known)
    return `${chalk.bold(fact)}  ${chalk.yellow(`unknown (${reason})`)}\n${wrapText(detail ?? '', width, '  ')}`;
  return [chalk.bold(fact), ...valueLines(value), ...evidenceLines(evidence ?? [], paint)].join('\n');
}

/** Short values on one line; long ones one entry a line, the rest counted. */
function valueLines(value: unknown): readonly string[] {
  const entries: readonly string[] = Array.isArray(value)
    ? value.map(item => `- ${JSON.stringify(item)}`)
    : typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, item]) => `${key}: ${JSON.stringify(item)}`)
      : [JSON.stringify(value)];
  if (entries.length === 0) return [`  ${JSON.stringify(value)}`];
  const cut = (entry: string): string =>
    entry.length > longestEntry ? `${entry.slice(0, longestEntry)}… (--format json shows all)` : entry;
  const shown = entries.slice(0, longestList).map(entry => `  ${cut(entry)}`);
  const hidden = entries.length - shown.length;
  return hidden > 0 ? [...shown, `  … and ${hidden} more (--format json shows all)`] : shown;
}
