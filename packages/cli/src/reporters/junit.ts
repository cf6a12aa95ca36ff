import type { Finding, Report } from '@hostlint/core';
import { findingLines, nameOf, settingNameOf, waiverText } from './finding-text.js';
import { element, parent, xmlText } from './junit/xml.js';
import { plainSettings, type ReportSettings, type SettledReporter } from './report-settings.js';
import { present, standingOf, type Standing } from './standing.js';

/** Both widely used schemas of JUnit's XML hold for it: that of Ant (Windy Road) and that of Jenkins. */
export const junit: SettledReporter = {
  summary: 'JUnit XML for the test pages of continuous integration: a suite for a host, a test for a finding.',
  format: (report, _rules, settings = plainSettings) => document([report], settings),
  formatMany: ({ reports }, _rules, settings = plainSettings) => document(reports, settings),
};

const document = (reports: readonly Report[], settings: ReportSettings): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${parent(
    'testsuites',
    {},
    reports.map((report, id) => suite(report, id, settings)),
  )}\n`;

/** The schema of Ant demands a time, and a report has none: the same host gives the same bytes. */
const noTime = { timestamp: '1970-01-01T00:00:00', time: 0 } as const;

interface Case {
  readonly finding: Finding;
  readonly standing: Standing;
}

function suite(
  { host, tool, presets, findings, exitCode, limits = [] }: Report,
  id: number,
  settings: ReportSettings,
): string {
  const label = host.label.trim() || 'localhost';
  const cases = present(findings).map(finding => ({ finding, standing: standingOf(finding, settings.exitPolicy) }));
  const count = (...standings: readonly Standing[]): number =>
    cases.filter(({ standing }) => standings.includes(standing)).length;
  const properties = {
    tool: `${tool.name} ${tool.version}`,
    presets: presets.join(' '),
    source: host.source,
    kernel: host.kernel ?? '',
    os: host.os ?? '',
    arch: host.arch ?? '',
    exitCode: String(exitCode),
    ...Object.fromEntries(limits.map(({ reason, text }) => [`limit.${reason}`, text])),
  };
  const notes = [
    ...limits.map(({ text }) => `limit: ${text}`),
    ...cases.filter(({ standing }) => standing === 'noted').map(({ finding }) => note(finding)),
  ];
  return parent(
    'testsuite',
    {
      name: label,
      package: label,
      id,
      hostname: label,
      tests: cases.length,
      failures: count('failed'),
      errors: count('broken', 'undecided'),
      skipped: count('waived', 'other-kernel', 'open', 'not-applicable'),
      ...noTime,
    },
    [
      parent(
        'properties',
        {},
        Object.entries(properties).map(([name, value]) => element('property', { name, value })),
      ),
      ...cases.map(one => testcase(one, label)),
      element('system-out', {}, xmlText(notes.join('\n\n'))),
      element('system-err', {}),
    ],
  );
}

function testcase({ finding, standing }: Case, label: string): string {
  const [area = ''] = finding.rule.split('/');
  const kernel = finding.kernel === undefined ? '' : ` [kernel ${finding.kernel}]`;
  // Readers take all before the last dot for the package, so that hosts stay apart.
  const attributes = { classname: `${label}.${area}`, name: `${settingNameOf(finding)}${kernel}`, time: 0 };
  const result = resultOf(finding, standing);
  return element('testcase', attributes, result);
}

function resultOf(finding: Finding, standing: Standing): string {
  const { message, severity } = finding;
  const told = (type: string): readonly [Readonly<Record<string, string>>, string] => [
    { message, type },
    xmlText(findingLines(finding).join('\n')),
  ];
  const skipped = (why: string): string => element('skipped', { message: why });
  switch (standing) {
    case 'failed':
      return element('failure', ...told(severity));
    case 'broken':
      return element('error', ...told('broken'));
    case 'undecided':
      return element('error', ...told('undecided'));
    case 'waived':
      return skipped(waiverText(finding));
    case 'other-kernel':
      return skipped(`not the kernel to boot next: ${message}`);
    case 'open':
      return skipped(`undecided: ${message}`);
    case 'not-applicable':
      return skipped(message);
    case 'noted':
    case 'pass':
      return '';
  }
}

/** What failed below the bound: the test passes, and it is said nonetheless. */
const note = (finding: Finding): string =>
  [`${finding.severity} ${nameOf(finding)}`, ...findingLines(finding).map(line => `  ${line}`)].join('\n');
