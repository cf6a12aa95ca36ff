import { severities, type Finding, type Report } from '@hostlint/core';
import textColumns from '../../../text-columns.js';
import { present, standingOf } from '../../standing.js';
import { severityColor, type Paint } from '../paint.js';
import { grouped } from '../../grouped.js';

/** Gravest first. */
const marks = ['B', 'E', '?', 'W', 'i', 'v', '.', '-'] as const;
type Mark = (typeof marks)[number];
const meanings: Readonly<Record<Mark, string>> = {
  B: 'broken',
  E: 'error',
  '?': 'undecided',
  W: 'warning',
  i: 'info',
  v: 'waived',
  '.': 'passed',
  '-': 'not applicable',
};

const letters = 'abcdefghijklmnopqrstuvwxyz';
const longestLabel = 40;
const mostRows = { brief: 20, verbose: 500 };

/** Hosts by the rules that ask for something on some of them; hosts with the same verdicts share a row. Bounded both ways. */
export function matrix(reports: readonly Report[], paint: Paint): string | undefined {
  const { chalk, verbose } = paint;
  const verdicts = reports.map(report => ({ label: report.host.label, marks: marksOf(report) }));
  const worst = new Map<string, { readonly mark: number; hosts: number }>();
  for (const { marks: own } of verdicts) {
    for (const [rule, mark] of own) {
      if (mark > marks.indexOf('W')) continue;
      const known = worst.get(rule);
      if (!known || mark < known.mark) worst.set(rule, { mark, hosts: 1 });
      else if (mark === known.mark) known.hosts += 1;
    }
  }
  const all = [...worst].sort(([a, x], [b, y]) => x.mark - y.mark || y.hosts - x.hosts || (a < b ? -1 : 1));
  if (all.length === 0 || reports.length < 2) return undefined;
  const rules = all.slice(0, letters.length).map(([rule]) => rule);
  const rows = grouped(verdicts, ({ marks: own }) => rules.map(rule => own.get(rule) ?? -1).join());
  const gravity = (row: (typeof rows)[number]): string =>
    rules.map(rule => String.fromCharCode(65 + (row[0].marks.get(rule) ?? marks.length))).join('');
  const sorted = [...rows].sort((a, b) => (gravity(a) < gravity(b) ? -1 : 1));
  const shown = sorted.slice(0, verbose ? mostRows.verbose : mostRows.brief);
  const names = shown.map(row => rowName(row.map(({ label }) => label)));
  const width = Math.max(...names.map(textColumns));
  const pad = (text: string): string => text + ' '.repeat(Math.max(0, width - textColumns(text)));
  const lines = shown.map((row, index) => {
    const cells = rules.map(rule => cell(row[0].marks.get(rule), paint));
    return `  ${pad(names[index] ?? '')}  ${cells.join(' ')}`;
  });
  const used = new Set(shown.flatMap(row => rules.flatMap(rule => row[0].marks.get(rule) ?? [])));
  const legend = marks.filter((_, at) => used.has(at)).map(mark => `${mark} ${meanings[mark]}`);
  return [
    `${chalk.bold('HOSTS BY RULE')}  ${chalk.dim(legend.join(', '))}`,
    `  ${pad('')}  ${rules.map((_, at) => letters[at]).join(' ')}`,
    ...lines,
    ...(rows.length > shown.length ? [chalk.dim(`  and ${rows.length - shown.length} more rows (--verbose)`)] : []),
    ...rules.map((rule, at) => `  ${letters[at]}  ${rule}`),
    ...(all.length > rules.length ? [chalk.dim(`  and ${all.length - rules.length} more rules`)] : []),
  ].join('\n');
}

function rowName(labels: readonly string[]): string {
  const [first = ''] = labels;
  const short = textColumns(first) > longestLabel ? `${first.slice(0, longestLabel - 1)}…` : first;
  return labels.length === 1 ? short : `${short} and ${labels.length - 1} more`;
}

function cell(mark: number | undefined, paint: Paint): string {
  const letter = mark === undefined ? ' ' : (marks[mark] ?? ' ');
  if (letter === 'E' || letter === 'B') return severityColor(paint, 'error')(letter);
  if (letter === 'W') return severityColor(paint, 'warning')(letter);
  return letter === '?' ? paint.chalk.yellow(letter) : paint.chalk.dim(letter);
}

/** The gravest of each rule. */
function marksOf({ findings }: Report): ReadonlyMap<string, number> {
  const worst = new Map<string, number>();
  for (const finding of present(findings)) {
    const mark = markOf(finding);
    if (mark === undefined) continue;
    const at = marks.indexOf(mark);
    if (at < (worst.get(finding.rule) ?? marks.length)) worst.set(finding.rule, at);
  }
  return worst;
}

const counting = { failOn: 'info', unknown: 'fail' } as const;
const marksOfSeverities: Readonly<Record<string, Mark>> = { error: 'E', warning: 'W', info: 'i' };

function markOf(finding: Finding): Mark | undefined {
  switch (standingOf(finding, counting)) {
    case 'broken':
      return 'B';
    case 'failed':
    case 'noted':
      return marksOfSeverities[finding.severity];
    case 'undecided':
    case 'open':
      return finding.severity === severities[0] ? '?' : undefined;
    case 'waived':
      return 'v';
    case 'pass':
      return '.';
    case 'not-applicable':
      return '-';
    case 'other-kernel':
      return undefined;
  }
}
