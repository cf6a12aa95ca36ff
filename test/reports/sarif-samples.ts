import rules from '@hostlint/rules';
import { lint, resolveRuleset, type Finding, type Report, type ReportSet, type Rule } from '@hostlint/core';
import { memorySource, type MemoryHost } from '@hostlint/core/testing';
import { sampleHosts } from '../lost-answers/sample-hosts.js';
import { toyPlugin } from '../scenarios/toy-plugin.js';

export const sampleRules: readonly Rule[] = [...(rules.rules ?? []), ...(toyPlugin.rules ?? [])];

/** What a host may say to harm who reads of it. */
export const rudeTexts = [
  '::error file=a.js,line=1::owned',
  '##vso[task.setvariable variable=PATH]/tmp',
  '##[add-path]/tmp',
  'left\u202etfel\u2066 \ufeff',
  'bell\u0007 escape\u001b[31m delete\u007f next\u0085 line\u2028',
  'half \ud83d and \udc00',
  '😀'.repeat(120),
  '[click](http://evil.example) <script>alert(1)</script> `x` **b**',
  '../../../etc/passwd',
  'file:///etc/passwd',
  'C:\\Windows\\system32',
  'http://evil.example/x?y#z',
  '%2e%2e/%2e%2e/x',
  '/a/../../..',
  '/',
  '//',
  '',
  ' ',
  '/with space/and#hash?query%percent/ü/\ud800',
  '{0} {{1}} \\[ \\u0000',
];

export async function judged(host: MemoryHost, label: string, preset = 'docker'): Promise<Report> {
  const ruleset = await resolveRuleset({ plugins: [rules], presets: [preset] });
  return lint(memorySource(host), ruleset, { label });
}

async function toy(files: Readonly<Record<string, string>>, label: string): Promise<Report> {
  const ruleset = await resolveRuleset({ plugins: [toyPlugin], presets: ['recommended', 'mishap'] });
  return lint(memorySource({ files }), ruleset, { label });
}

const waived = (report: Report): Report => ({
  ...report,
  findings: report.findings.map((finding, index) => {
    if (finding.status !== 'fail' || index % 3 === 0) return finding;
    const expires = index % 2 === 0 ? null : '2027-03-31';
    const waiver = {
      reason: 'The database needs it',
      owner: 'db-team@example.com',
      expires,
      file: 'waivers.yaml',
      line: 3,
    };
    return { ...finding, waiver };
  }),
});

function compared(report: Report): Report {
  const findings = report.findings.map((finding, index): Finding => {
    return { ...finding, baseline: (['new', 'unchanged', 'absent'] as const)[index % 3] ?? 'new' };
  });
  const gone: Finding = { ...(findings[0] as Finding), rule: 'gone/rule', baseline: 'absent', status: 'fail' };
  return { ...report, findings: [...findings, gone] };
}

/** What two more kernels would make of it. */
const withKernels = (report: Report): Report => ({
  ...report,
  findings: report.findings.flatMap(finding =>
    finding.rule.startsWith('kernel/')
      ? [finding, { ...finding, kernel: '6.1.0-35-amd64' }, { ...finding, kernel: '5.10.0-34-amd64' }]
      : [finding],
  ),
});

/** As a report of another tool could be, or of a plugin that cleans nothing. */
const rude = (report: Report, label: string): Report => ({
  ...report,
  host: { ...report.host, label, kernel: '6.1.0-37-amd64\u202e', os: 'half \ud83d' },
  limits: rudeTexts.map((text, at) => ({ reason: text, text, undecided: at === 0 ? null : at })),
  findings: rudeTexts.flatMap((text, index): readonly Finding[] => {
    const parts = { severity: 'error', fix: { summary: text, commands: [text] }, cure: null } as const;
    const evidence = [
      { path: text, line: index - 1, column: index, text },
      { path: `/etc/${text}`, text },
    ];
    return [
      { ...parts, rule: 'toy/greeting-kind', status: 'fail', subject: text, message: text, evidence, waiver: null },
      {
        ...parts,
        ...{ rule: 'toy/guest-names', status: 'fail', subject: null, message: text, evidence: [{ path: text }] },
        ...{ waiver: { reason: text, owner: text, expires: null, file: text, line: 1 } },
      },
      { ...parts, rule: 'toy/guest-names', status: 'unknown', subject: text, message: text, evidence, waiver: null },
    ];
  }),
});

let made: Promise<readonly Report[]> | undefined;

/** Twelve hosts: all outcomes, waivers, baselines, further kernels, rules that break, and rude texts. */
export const sampleReports = (): Promise<readonly Report[]> => (made ??= makeReports());

async function makeReports(): Promise<readonly Report[]> {
  const names = Object.entries(sampleHosts);
  const real = await Promise.all(names.map(([label, host], at) => judged(host, label, at < 2 ? 'all' : undefined)));
  const ill = sampleHosts['ill'] as MemoryHost;
  const rudeFiles = {
    '/etc/docker/daemon.json': `{ ${rudeTexts.map(text => `${JSON.stringify(text)}: ${JSON.stringify(text)}`).join(',\n')} }`,
    '/proc/sys/kernel/osrelease': '6.1.0-37-amd64\u202e::error\n',
    '/etc/fstab': rudeTexts.join('\n'),
  };
  return [
    ...real,
    await toy({ '/etc/motd': `go away ${rudeTexts.join(' ')}`, '/etc/guests': rudeTexts.join('\n') }, 'toy/1'),
    waived(await judged(ill, 'waived')),
    compared(await judged(ill, 'compared')),
    withKernels(await judged(ill, 'kernels')),
    await judged({ ...ill, files: { ...ill.files, ...rudeFiles } }, 'rude'),
    rude(await toy({ '/etc/motd': 'go away' }, 'x'), '../..\u202e::error [a](b)'),
  ];
}

export const setOf = (reports: readonly Report[]): ReportSet => ({
  schemaVersion: 1,
  tool: { name: 'hostlint', version: '0.1.0' },
  reports,
  exitCode: 1,
});
