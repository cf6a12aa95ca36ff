import { severities, type Finding, type Report } from '@hostlint/core';
import { oneLine } from './finding-text.js';
import { inertMarks } from './inert.js';
import type { SettledReporter } from './report-settings.js';
import { present, standingOf, type Standing } from './standing.js';

/** The text format of Prometheus, for the textfile collector of node_exporter. Reports hold no time, so there is none in it. */
export const prometheus: SettledReporter = {
  summary: "Metrics for Prometheus, in the form of node_exporter's textfile collector.",
  format: report => exposition([report]),
  formatMany: ({ reports }) => exposition(reports),
};

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number];

interface Family {
  readonly name: string;
  readonly help: string;
  samples(report: Report): readonly Sample[];
}

/** The values of `hostlint_rule_status`, gravest first: what several findings of one rule and subject come to. */
const states: Readonly<Record<CountedStatus, number>> = {
  fail: 1,
  unknown: 2,
  waived: 3,
  pass: 0,
  'not-applicable': 4,
};
const byGravity = Object.keys(states) as readonly CountedStatus[];

const statuses = ['pass', 'fail', 'unknown', 'waived', 'not-applicable'] as const;
type CountedStatus = (typeof statuses)[number];

const families: readonly Family[] = [
  {
    name: 'hostlint_up',
    help: 'Whether every rule could be judged: 1, or 0 where one broke.',
    samples: ({ findings }) => [[{}, findings.some(finding => finding.broken) ? 0 : 1]],
  },
  {
    name: 'hostlint_info',
    help: 'Which hostlint judged which host.',
    samples: ({ tool, host, presets }) => [
      [
        {
          version: tool.version,
          presets: presets.join(' '),
          source: host.source,
          kernel: host.kernel ?? '',
          os: host.os ?? '',
          arch: host.arch ?? '',
        },
        1,
      ],
    ],
  },
  {
    name: 'hostlint_exit_code',
    help: 'What hostlint ends with: 0 all well, 1 something failed, 2 a rule broke, 3 an error is undecided.',
    samples: ({ exitCode }) => [[{}, exitCode]],
  },
  {
    name: 'hostlint_findings',
    help: 'Findings by severity and outcome.',
    samples: ({ findings }) =>
      severities.flatMap(severity =>
        statuses.map((status): Sample => {
          const own = counted(findings).filter(one => one.severity === severity && statusOf(one) === status);
          return [{ severity, status }, own.length];
        }),
      ),
  },
  {
    name: 'hostlint_rule_status',
    help: 'What a rule says of a subject: 0 pass, 1 fail, 2 unknown, 3 waived, 4 not applicable.',
    samples: ruleStates,
  },
  {
    name: 'hostlint_limit',
    help: 'What this run could not see, by reason: 1.',
    samples: ({ limits = [] }) => [...new Set(limits.map(({ reason }) => reason))].map(reason => [{ reason }, 1]),
  },
  {
    name: 'hostlint_limit_undecided',
    help: 'Undecided findings that rest on what could not be seen; none where that is not known.',
    samples: ({ limits = [] }) =>
      [...new Map(limits.map(({ reason, undecided }) => [reason, undecided]))].flatMap(
        ([reason, undecided]): readonly Sample[] => (undecided === null ? [] : [[{ reason }, undecided]]),
      ),
  },
  {
    name: 'hostlint_engine_starts',
    help: 'Whether an engine would start now: 1 yes, 0 no; none where it cannot be told.',
    samples: ({ forecasts }) =>
      forecasts.flatMap(({ engine, version, starts }): readonly Sample[] =>
        starts === null ? [] : [[{ engine, version: version ?? '' }, starts ? 1 : 0]],
      ),
  },
];

/** Of the kernel that counts. */
const counted = (findings: readonly Finding[]): readonly Finding[] =>
  present(findings).filter(({ kernel }) => kernel === undefined);

const countedAs: Readonly<Record<Standing, CountedStatus>> = {
  broken: 'unknown',
  failed: 'fail',
  noted: 'fail',
  undecided: 'unknown',
  open: 'unknown',
  waived: 'waived',
  'other-kernel': 'not-applicable',
  'not-applicable': 'not-applicable',
  pass: 'pass',
};

const statusOf = (finding: Finding): CountedStatus =>
  countedAs[standingOf(finding, { failOn: 'info', unknown: 'fail' })];

function ruleStates({ findings }: Report): readonly Sample[] {
  const worst = new Map<string, { readonly labels: Labels; readonly rank: number }>();
  for (const finding of counted(findings)) {
    const { rule, subject, severity } = finding;
    const rank = byGravity.indexOf(statusOf(finding));
    const key = JSON.stringify([rule, subject]);
    const before = worst.get(key);
    if (before && before.rank <= rank) continue;
    worst.set(key, { labels: { rule, ...(subject !== null && { subject }), severity }, rank });
  }
  return [...worst.values()].map(({ labels, rank }): Sample => [labels, states[byGravity[rank] ?? 'unknown']]);
}

/** Two hosts of one name would be one to Prometheus, which refuses the whole file. */
function namesOf(reports: readonly Report[]): readonly string[] {
  const seen = new Map<string, number>();
  return reports.map(({ host }) => {
    const times = (seen.get(host.label) ?? 0) + 1;
    seen.set(host.label, times);
    return times === 1 ? host.label : `${host.label} (${times})`;
  });
}

function exposition(reports: readonly Report[]): string {
  const names = namesOf(reports);
  return families
    .map(family => {
      const samples = reports.flatMap((report, index) =>
        family
          .samples(report)
          .map(([labels, value]) => line(family.name, { host: names[index] ?? '', ...labels }, value)),
      );
      if (samples.length === 0) return '';
      return `# HELP ${family.name} ${family.help}\n# TYPE ${family.name} gauge\n${samples.join('')}`;
    })
    .join('');
}

function line(name: string, labels: Labels, value: number): string {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${labelValue(text)}"`);
  return `${name}{${pairs.join(',')}} ${value}\n`;
}

const labelValue = (text: string): string => inertMarks(oneLine(text)).replace(/[\\"]/g, '\\$&');
