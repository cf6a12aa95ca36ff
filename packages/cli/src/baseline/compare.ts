import { severities, type BaselineState, type Finding } from '@hostlint/core';
import { isProblem, pairFindings, sortLeftovers } from './pair-findings.js';

export interface Compared {
  /** Each marked, and what was wrong or open then and is no more added as `absent`. */
  readonly findings: readonly Finding[];
  /** What was wrong or open then, of which this run cannot say whether it still is. */
  readonly untold: readonly Finding[];
}

/** The findings of a host beside those of before. */
export function compareFindings(now: readonly Finding[], before: readonly Finding[]): Compared {
  const pairs = pairFindings(now, before);
  const marked = now.map((finding, index) => ({ ...finding, baseline: stateOf(finding, pairs.before[index]) }));
  const mended = now.flatMap((finding, index) => {
    const then = pairs.before[index];
    return then && isProblem(then) && !isProblem(finding) ? [then] : [];
  });
  const { gone, untold } = sortLeftovers(pairs.left.filter(isProblem), now);
  const absent = [...mended, ...gone].map(finding => ({ ...finding, waiver: null, baseline: 'absent' as const }));
  return { findings: [...marked, ...absent], untold };
}

function stateOf(now: Finding, then: Finding | undefined): BaselineState {
  if (!then || isProblem(now) !== isProblem(then)) return 'new';
  return isProblem(now) && isWorse(now, then) ? 'new' : 'unchanged';
}

/** What was known covers no more than it did: not a fail of what was undecided, nor a higher severity, nor what a waiver let be. */
function isWorse(now: Finding, then: Finding): boolean {
  if (now.waiver) return false;
  const proven = now.status === 'fail' && then.status === 'unknown';
  return then.waiver !== null || proven || severities.indexOf(now.severity) < severities.indexOf(then.severity);
}
