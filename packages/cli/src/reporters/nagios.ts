import type { ExitCode, Finding, Report } from '@hostlint/core';
import { nameOf, oneLine } from './finding-text.js';
import { inertText } from './inert.js';
import { plainSettings, type ReportSettings, type SettledReporter } from './report-settings.js';
import { present, standingOf, tallyOf, type Tally } from './standing.js';
import { tallyWords } from './tally-words.js';

const states = ['OK', 'WARNING', 'CRITICAL', 'UNKNOWN'] as const;
type State = (typeof states)[number];

/** Gravest first, as other plugins have it: what is known to be bad is not hidden behind what is not known. */
const byGravity: readonly State[] = ['CRITICAL', 'UNKNOWN', 'WARNING', 'OK'];

/** What Nagios reads of a plugin; the rest it drops. */
const mostBytes = 4096;

/** The form and the exit codes of a Nagios plugin; Icinga, Naemon, Checkmk and others take the same. */
export const nagios: SettledReporter = {
  summary: 'A plugin of Nagios or Icinga, with its exit codes: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN.',
  format: (report, _rules, settings = plainSettings) => output([report], settings),
  formatMany: ({ reports }, _rules, settings = plainSettings) => output(reports, settings),
  exitCode: (reports, settings = plainSettings) => codeOf(worst(reports.map(report => stateOf(report, settings)))),
  complain: complaint => ({ text: cut([`HOSTLINT UNKNOWN - ${plain(complaint)}`]), exitCode: codeOf('UNKNOWN') }),
};

const codeOf = (state: State): ExitCode => states.indexOf(state) as ExitCode;
const worst = (all: readonly State[]): State => byGravity.find(state => all.includes(state)) ?? 'UNKNOWN';

/**
 * By severity: an error is critical, a warning a warning. `--fail-on` adds info to the warnings or, with `never`, takes all fails
 * for well; `--unknown` says whether an undecided error is unknown.
 */
function stateOf({ findings }: Report, { exitPolicy }: ReportSettings): State {
  const { failOn, unknown } = exitPolicy;
  const { fails, undecided, broken } = tallyOf(findings);
  const all: readonly (readonly [holds: boolean, state: State])[] = [
    [failOn !== 'never' && fails.error > 0, 'CRITICAL'],
    [failOn !== 'never' && fails.warning > 0, 'WARNING'],
    [failOn === 'info' && fails.info > 0, 'WARNING'],
    [broken > 0 || (unknown === 'fail' && undecided > 0), 'UNKNOWN'],
    [true, 'OK'],
  ];
  return worst(all.filter(([holds]) => holds).map(([, state]) => state));
}

function output(reports: readonly Report[], settings: ReportSettings): string {
  const state = worst(reports.map(report => stateOf(report, settings)));
  const perfdata = perfdataOf(reports.map(({ findings }) => tallyOf(findings)));
  const [first] = reports;
  const summary =
    reports.length === 1 && first
      ? `${plain(first.host.label)}: ${tallyWords(tallyOf(first.findings))}`
      : hostsIn(reports, settings);
  return cut([`HOSTLINT ${state} - ${summary} | ${perfdata}`, ...linesOf(reports, settings)]);
}

function hostsIn(reports: readonly Report[], settings: ReportSettings): string {
  const of = (state: State): number => reports.filter(report => stateOf(report, settings) === state).length;
  const counts = byGravity.filter(state => of(state) > 0).map(state => `${of(state)} ${state}`);
  return `${reports.length} hosts: ${counts.join(', ')}`;
}

/** `label=value;warning;critical;minimum`: with bounds where more than none is a state. */
function perfdataOf(tallies: readonly Tally[]): string {
  const sum = (of: (tally: Tally) => number): number => tallies.reduce((all, tally) => all + of(tally), 0);
  return [
    `errors=${sum(({ fails }) => fails.error)};;0;0`,
    `warnings=${sum(({ fails }) => fails.warning)};0;;0`,
    `infos=${sum(({ fails }) => fails.info)};;;0`,
    `undecided=${sum(({ undecided, open }) => undecided + open)};;;0`,
    `broken=${sum(({ broken }) => broken)};;;0`,
    `waived=${sum(({ waived }) => waived)};;;0`,
    `passed=${sum(({ pass }) => pass)};;;0`,
  ].join(' ');
}

/** Gravest first over all hosts, since the end may be cut. */
const words = ['error', 'broken', 'undecided', 'limit', 'warning', 'info'] as const;
type Word = (typeof words)[number];

function linesOf(reports: readonly Report[], { exitPolicy }: ReportSettings): readonly string[] {
  const all = reports.flatMap(({ host, findings, limits = [] }) => {
    const where = reports.length > 1 ? `${host.label}: ` : '';
    const told = present(findings).flatMap(finding => {
      const word = wordOf(finding, exitPolicy);
      return word === undefined ? [] : { word, text: `${word} ${where}${nameOf(finding)}: ${finding.message}` };
    });
    return [...told, ...limits.map(({ text }) => ({ word: 'limit' as const, text: `limit ${where}${text}` }))];
  });
  return words.flatMap(word => all.filter(line => line.word === word).map(({ text }) => plain(text)));
}

function wordOf(finding: Finding, policy: ReportSettings['exitPolicy']): Word | undefined {
  switch (standingOf(finding, policy)) {
    case 'failed':
    case 'noted':
      return finding.severity;
    case 'undecided':
      return 'undecided';
    case 'broken':
      return 'broken';
    case 'open':
    case 'waived':
    case 'other-kernel':
    case 'not-applicable':
    case 'pass':
      return undefined;
  }
}

const readAs: Readonly<Record<string, string>> = { '|': '¦', '<': '‹', '>': '›' };

/** On a line, without the mark that starts performance data, and without what web pages that show it take for HTML. */
const plain = (text: string): string => inertText(oneLine(text)).replace(/[|<>]/g, letter => readAs[letter] ?? letter);

const encoder = new TextEncoder();
const bytesOf = (text: string): number => encoder.encode(text).length;

/** Whole lines, as many as Nagios reads. */
function cut(lines: readonly string[]): string {
  const [first = '', ...long] = lines;
  const kept = [shortened(first)];
  for (const [index, line] of long.entries()) {
    const more = `and ${long.length - index} more: hostlint --format pretty`;
    const isLast = index === long.length - 1;
    const next = [...kept, line, ...(isLast ? [] : [more])];
    if (bytesOf(`${next.join('\n')}\n`) > mostBytes) return `${[...kept, more].join('\n')}\n`;
    kept.push(line);
  }
  return `${kept.join('\n')}\n`;
}

/** A label has 200 letters and a complaint may have more; the figures at the end stay. */
function shortened(line: string): string {
  if (bytesOf(line) < mostBytes / 2) return line;
  const [text = '', perfdata] = line.split(' | ');
  return `${[...text].slice(0, mostBytes / 16).join('')}…${perfdata === undefined ? '' : ` | ${perfdata}`}`;
}
