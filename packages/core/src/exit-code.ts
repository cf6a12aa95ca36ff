import type { ExitCode, Finding } from './report.js';
import { severityRank, type Severity } from './severity.js';

export interface ExitPolicy {
  /** The lowest severity of a fail that makes the exit code 1. */
  readonly failOn: Severity | 'never';
  /** What an undecided rule of severity error does: exit code 3, or nothing. */
  readonly unknown: 'fail' | 'warn' | 'ignore';
}

export const defaultExitPolicy: ExitPolicy = { failOn: 'error', unknown: 'fail' };

/** The whole policy: the tool broke (2) beats something failed (1) beats undecided (3) beats all well (0). */
export function exitCodeOf(findings: readonly Finding[], policy: ExitPolicy): ExitCode {
  const { failOn } = policy;
  if (findings.some(finding => finding.broken)) return 2;
  const counted = findings.filter(({ waiver, baseline, kernel }) => !waiver && baseline !== 'absent' && !kernel);
  const counts = (finding: Finding): boolean =>
    finding.status === 'fail' && failOn !== 'never' && severityRank(finding.severity) <= severityRank(failOn);
  if (counted.some(counts)) return 1;
  const undecided = counted.some(finding => finding.status === 'unknown' && finding.severity === 'error');
  return undecided && policy.unknown === 'fail' ? 3 : 0;
}

/** The exit code of several reports at once, by the same order of precedence. */
export function worstExitCode(codes: readonly ExitCode[]): ExitCode {
  return ([2, 1, 3] as const).find(code => codes.includes(code)) ?? 0;
}
