import {
  exitCodeOf,
  worstExitCode,
  type ExitPolicy,
  type Finding,
  type HostSummary,
  type Limit,
  type Report,
  type ReportSet,
} from '@hostlint/core';
import { tallyOf } from './standing.js';

/** A finding that failed, but for what is said otherwise. */
export const finding = (parts: Partial<Finding> = {}): Finding => ({
  rule: 'kernel/overlay',
  severity: 'error',
  status: 'fail',
  subject: null,
  message: 'The kernel has no overlay.',
  evidence: [],
  fix: null,
  cure: null,
  waiver: null,
  ...parts,
});

/** One of every standing that a finding may have. */
export const everyStanding: readonly Finding[] = [
  finding({
    rule: 'filesystem/d-type',
    subject: '/var/lib/docker',
    message: 'The file system has no d_type.',
    evidence: [{ path: '/proc/self/mountinfo', line: 12, text: 'xfs' }],
    fix: { summary: 'Make it anew.', commands: ['mkfs.xfs -n ftype=1 /dev/NEW'] },
  }),
  finding({
    rule: 'kernel/broken',
    status: 'unknown',
    broken: { name: 'RangeError', message: 'apart', stack: 'at x' },
  }),
  finding({ rule: 'kernel/module', status: 'unknown', message: 'It is denied.', cure: 'Run hostlint as root.' }),
  finding({
    rule: 'kernel/known',
    waiver: { reason: 'it goes in May', owner: 'ops', expires: '2027-05-31', file: 'waivers.json', line: 3 },
  }),
  finding({ rule: 'kernel/gone', baseline: 'absent' }),
  finding({ rule: 'kernel/spare', kernel: '5.10.0-9' }),
  finding({ rule: 'network/forwarding', severity: 'warning', message: 'Forwarding is off.' }),
  finding({ rule: 'network/open', severity: 'warning', status: 'unknown', message: 'Nobody knows.' }),
  finding({ rule: 'podman/absent', status: 'not-applicable', message: 'podman is not installed.' }),
  finding({ rule: 'cgroup/version', status: 'pass', message: 'The hierarchy is v2.' }),
];

/** One that is counted and one that is not. */
export const sampleLimits: readonly Limit[] = [
  { reason: 'container', text: 'This is a container of <b>.', undecided: null },
  {
    reason: 'denied',
    text: 'Read by a user who may not read everything: 2 undecided findings rest on that.',
    undecided: 2,
  },
];

export function sampleReport(
  findings: readonly Finding[],
  {
    policy,
    limits = [],
    ...host
  }: Partial<HostSummary> & { readonly policy?: ExitPolicy; readonly limits?: readonly Limit[] } = {},
): Report {
  const { fails, undecided, open, broken, waived, notApplicable, pass } = tallyOf(findings);
  return {
    schemaVersion: 1,
    tool: { name: 'hostlint', version: '0.1.0' },
    host: { label: 'web-1', source: 'memory', kernel: '6.1.0', os: 'debian 12', arch: 'x86_64', ...host },
    presets: ['docker'],
    chosen: [],
    ...(limits.length > 0 && { limits }),
    forecasts: [],
    findings,
    counts: { pass, fail: fails, unknown: undecided + open + broken, notApplicable, waived },
    exitCode: exitCodeOf(findings, policy ?? { failOn: 'error', unknown: 'fail' }),
  };
}

export const sampleSet = (...reports: readonly Report[]): ReportSet => ({
  schemaVersion: 1,
  tool: { name: 'hostlint', version: '0.1.0' },
  reports,
  exitCode: worstExitCode(reports.map(({ exitCode }) => exitCode)),
});
