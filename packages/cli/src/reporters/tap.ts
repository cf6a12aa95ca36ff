import { exitCodeOf, type Finding, type Report } from '@hostlint/core';
import { nameOf, oneLine, placeOf, waiverText } from './finding-text.js';
import { inertJson } from './inert.js';
import { plainSettings, type ReportSettings, type SettledReporter } from './report-settings.js';
import { present, standingOf, type Standing } from './standing.js';

/**
 * The form is that of version 14, which lets its readers take version 13 for 14. The other way round it fails: perl's prove
 * takes a stream of version 14 for broken, whatever is in it.
 */
const version = 'TAP version 13\n';

export const tap: SettledReporter = {
  summary: 'The Test Anything Protocol: a test for a finding, a subtest for each of many hosts.',
  format: (report, _rules, settings = plainSettings) => `${version}${lines(report, settings).join('\n')}\n`,
  formatMany: ({ reports }, _rules, settings = plainSettings) =>
    `${version}${[`1..${reports.length}`, ...reports.flatMap((report, index) => subtest(report, index, settings))].join('\n')}\n`,
};

function subtest(report: Report, index: number, settings: ReportSettings): readonly string[] {
  const name = described(report.host.label);
  const holds = exitCodeOf(report.findings, settings.exitPolicy) === 0;
  return [
    `# Subtest: ${name}`,
    ...lines(report, settings).map(line => `    ${line}`),
    `${holds ? 'ok' : 'not ok'} ${index + 1} - ${name}`,
  ];
}

function lines({ findings, limits = [] }: Report, { exitPolicy }: ReportSettings): readonly string[] {
  const shown = present(findings);
  if (shown.length === 0) return ['1..0 # SKIP nothing was judged'];
  const points = shown.flatMap((finding, index) => point(finding, standingOf(finding, exitPolicy), index + 1));
  // In front, so that who stops reading at the first failure has read them.
  return [`1..${shown.length}`, ...limits.map(({ text }) => `# limit: ${described(text)}`), ...points];
}

function point(finding: Finding, standing: Standing, number: number): readonly string[] {
  const { message } = finding;
  const ok = `ok ${number} - ${described(nameOf(finding))}`;
  const skipped = (why: string): readonly string[] => [`${ok} # SKIP ${described(why)}`];
  switch (standing) {
    case 'pass':
      return [ok];
    case 'noted':
      return [ok, ...diagnostic(finding)];
    case 'failed':
    case 'undecided':
    case 'broken':
      return [`not ${ok}`, ...diagnostic(finding)];
    case 'waived':
      return [`not ${ok} # TODO ${described(waiverText(finding))}`, ...diagnostic(finding)];
    case 'other-kernel':
      return skipped(`not the kernel to boot next: ${message}`);
    case 'open':
      return skipped(`undecided: ${message}`);
    case 'not-applicable':
      return skipped(message);
  }
}

/** Text in which nothing starts a directive. */
const described = (text: string): string => oneLine(text).replace(/[\\#]/g, '\\$&');

/** A JSON string is a string of YAML. */
const quoted = (text: string): string => inertJson(JSON.stringify(text));

/** What is known of a finding, as YAML. */
function diagnostic({ message, severity, status, evidence, fix, cure, broken }: Finding): readonly string[] {
  const entry = (name: string, value: string): string => `${name}: ${quoted(value)}`;
  const list = (name: string, values: readonly string[]): readonly string[] =>
    values.length === 0 ? [] : [`${name}:`, ...values.map(value => `  - ${quoted(value)}`)];
  return [
    '---',
    entry('message', message),
    entry('severity', severity),
    entry('status', broken ? 'broken' : status),
    ...list('seen', evidence.map(placeOf)),
    ...(fix ? [entry('fix', fix.summary), ...list('commands', fix.commands)] : []),
    ...(cure === null ? [] : [entry('cure', cure)]),
    '...',
  ].map(line => `  ${line}`);
}
