import type { ExitCode, Finding } from './report.js';
import { severityRank, type Severity } from './severity.js';

export interface ExitPolicy {
  /** The lowest severity of a fail that makes the exit code 1. */
  readonly failOn: Severity | 'never';
  /** What an undecided rule of severity error does: exit code 3, or nothing. */
  readonly unknown: 'fail' | 'warn' | 'ignore';
  /** Only what is new beside a report of before has a part in the exit code. */
  readonly onlyNew?: boolean;
  /** Whether a waiver that covers nothing makes the exit code 1. */
  readonly staleWaivers?: 'warn' | 'fail';
}

export const defaultExitPolicy: ExitPolicy = { failOn: 'error', unknown: 'fail' };

/** Whether a finding is of weight: not waived, still there, and of the kernel that is booted. */
export const weighs = ({ waiver, baseline, kernel }: Finding): boolean =>
  waiver === null && baseline !== 'absent' && kernel === undefined;

/** The whole policy: the tool broke (2) beats something failed (1) beats undecided (3) beats all well (0). */
export function exitCodeOf(findings: readonly Finding[], policy: ExitPolicy, staleWaivers = 0): ExitCode {
  const codes = findings.map(finding => exitCodeOfFinding(finding, policy));
  if (staleWaivers > 0 && policy.staleWaivers === 'fail') codes.push(1);
  return worstExitCode(codes);
}

/** The part of one finding in the exit code. */
export function exitCodeOfFinding(finding: Finding, policy: ExitPolicy): ExitCode {
  const { status, severity } = finding;
  if (finding.broken) return 2;
  if (status !== 'fail' && status !== 'unknown') return 0;
  if (!weighs(finding) || (policy.onlyNew && finding.baseline !== 'new')) return 0;
  if (status === 'unknown') return severity === 'error' && policy.unknown === 'fail' ? 3 : 0;
  return policy.failOn !== 'never' && severityRank(severity) <= severityRank(policy.failOn) ? 1 : 0;
}

/** The exit code of several findings or reports at once, by the same order of precedence. */
export function worstExitCode(codes: readonly ExitCode[]): ExitCode {
  return ([2, 1, 3] as const).find(code => codes.includes(code)) ?? 0;
}
