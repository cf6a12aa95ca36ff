import { exitCodeOfFinding, type ExitPolicy, type Finding, type Severity } from '@hostlint/core';

/**
 * What a finding comes to. `failed` and `undecided` move the exit code; `noted` failed and `open` is undecided without moving it.
 * `other-kernel` is said of an installed kernel that is not the one to boot next.
 */
export type Standing =
  'broken' | 'failed' | 'noted' | 'undecided' | 'open' | 'waived' | 'other-kernel' | 'not-applicable' | 'pass';

export function standingOf(finding: Finding, policy: ExitPolicy): Standing {
  if (finding.broken) return 'broken';
  if (finding.status === 'pass' || finding.status === 'not-applicable') return finding.status;
  if (finding.waiver) return 'waived';
  if (finding.kernel !== undefined) return 'other-kernel';
  const counts = exitCodeOfFinding(finding, policy) !== 0;
  if (finding.status === 'fail') return counts ? 'failed' : 'noted';
  return counts ? 'undecided' : 'open';
}

/** Without what was there in the baseline only. */
export const present = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ baseline }) => baseline !== 'absent');

/** What stands against a host: fails and undecided findings that nobody waived, of the kernel that counts. */
export interface Tally {
  readonly fails: Readonly<Record<Severity, number>>;
  /** Of severity error. */
  readonly undecided: number;
  /** Undecided, of lower severity. */
  readonly open: number;
  readonly broken: number;
  readonly waived: number;
  readonly notApplicable: number;
  readonly pass: number;
}

export function tallyOf(findings: readonly Finding[]): Tally {
  const standings = present(findings).map(finding => ({
    standing: standingOf(finding, { failOn: 'info', unknown: 'fail' }),
    ...finding,
  }));
  const count = (standing: Standing): number => standings.filter(one => one.standing === standing).length;
  const fails = (severity: Severity): number =>
    standings.filter(one => one.standing === 'failed' && one.severity === severity).length;
  return {
    fails: { error: fails('error'), warning: fails('warning'), info: fails('info') },
    undecided: count('undecided'),
    open: count('open'),
    broken: count('broken'),
    waived: count('waived'),
    notApplicable: count('not-applicable'),
    pass: count('pass'),
  };
}
