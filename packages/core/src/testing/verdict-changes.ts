import type { Outcome } from '../outcome.js';
import { severityRank, type Severity } from '../severity.js';

/** An outcome or a finding, as far as it is a verdict. */
export interface Verdict {
  readonly subject?: string | null;
  readonly status: Outcome['status'];
  readonly severity?: Severity;
  readonly stops?: readonly string[];
}

/**
 * What is wrong with the verdicts of one rule on a host of which less is known than before: a verdict may stay, or become unknown or
 * not-applicable, and nothing else. So a lost fact turns no pass into a fail, invents no verdict, drops no fail in silence, and makes
 * none graver.
 */
export function verdictChanges(before: readonly Verdict[], after: readonly Verdict[]): readonly string[] {
  const saidOf = (subject: string | null): readonly Verdict[] => before.filter(one => subjectOf(one) === subject);
  // A rule may tell of its ignorance under another subject than the one that it can no longer judge.
  const undecided = after.some(one => isOpen(one) && !saidOf(subjectOf(one)).some(isOpen));
  const invented = after
    .filter(one => !isOpen(one))
    .flatMap(one => {
      const said = saidOf(subjectOf(one));
      if (said.some(old => isSame(old, one))) return [];
      return [`${describe(said)} became ${describe([one])}${about(one)}`];
    });
  const dropped = before
    .filter(one => !isOpen(one) && !undecided && !after.some(now => subjectOf(now) === subjectOf(one)))
    .map(one => `${describe([one])} is gone without a word${about(one)}`);
  return [...invented, ...dropped];
}

const subjectOf = ({ subject }: Verdict): string | null => subject ?? null;

const isOpen = ({ status }: Verdict): boolean => status === 'unknown' || status === 'not-applicable';

const isSame = (old: Verdict, now: Verdict): boolean =>
  old.status === now.status &&
  (now.status !== 'fail' ||
    now.severity === undefined ||
    old.severity === undefined ||
    severityRank(now.severity) >= severityRank(old.severity)) &&
  stopped(old) === stopped(now);

const stopped = ({ stops = [] }: Verdict): string => [...stops].sort().join(', ');

const about = (one: Verdict): string => (subjectOf(one) === null ? '' : ` for "${subjectOf(one)}"`);

const describe = (verdicts: readonly Verdict[]): string =>
  verdicts
    .map(
      one =>
        `${one.status}${one.status === 'fail' && one.severity ? ` (${one.severity})` : ''}${stopped(one) ? ` that stops ${stopped(one)}` : ''}`,
    )
    .join(' and ') || 'no verdict';
