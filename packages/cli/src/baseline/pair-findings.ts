import type { Finding } from '@hostlint/core';
import { stableSubject } from '../stable-subject.js';

/** Findings are of the same thing where these are equal; what was measured has no part in it. */
const identity = ({ rule, subject, kernel }: Finding): string =>
  [rule, stableSubject(subject ?? ''), kernel === undefined ? '' : 'other kernel'].join('\0');

export interface Paired {
  /** For each finding of now, in their order, the one of before. */
  readonly before: readonly (Finding | undefined)[];
  /** Those of before that have none of now. */
  readonly left: readonly Finding[];
}

/** Finds for each finding the one of before that is of the same thing; among several of them, one that says the same. */
export function pairFindings(now: readonly Finding[], before: readonly Finding[]): Paired {
  const pools = new Map<string, Finding[]>();
  for (const finding of before) {
    const pool = pools.get(identity(finding));
    if (pool) pool.push(finding);
    else pools.set(identity(finding), [finding]);
  }
  const pairs: (Finding | undefined)[] = now.map(finding => {
    const pool = pools.get(identity(finding)) ?? [];
    const at = pool.findIndex(({ status, message }) => status === finding.status && message === finding.message);
    return at < 0 ? undefined : pool.splice(at, 1)[0];
  });
  for (const [index, finding] of now.entries()) pairs[index] ??= pools.get(identity(finding))?.shift();
  const rests = restsOf(before);
  const used = new Set<Finding>();
  if (rests.size > 0) {
    const [then, today] = [sizesOf(before), sizesOf(now)];
    for (const [index, finding] of now.entries()) {
      const key = kindOf(finding);
      const rest = rests.get(key);
      if (!rest || (pairs[index] && finding.more === undefined)) continue;
      // What was not told one by one may be any of those; there must be no more of them than there were.
      const isKnown = (today.get(key) ?? 0) <= (then.get(key) ?? 0);
      pairs[index] = isKnown ? rest : undefined;
      used.add(rest);
    }
  }
  return { before: pairs, left: [...pools.values()].flat().filter(finding => !used.has(finding)) };
}

/** Of one rule and status, which many findings of may be told as one. */
const kindOf = ({ rule, status, kernel }: Finding): string => [rule, status, kernel === undefined].join('\0');

const restsOf = (findings: readonly Finding[]): ReadonlyMap<string, Finding> =>
  new Map(findings.filter(({ more }) => more !== undefined).map(finding => [kindOf(finding), finding]));

/** How many of a kind there are, those that are told as one among them. */
function sizesOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const finding of findings) sizes.set(kindOf(finding), (sizes.get(kindOf(finding)) ?? 0) + (finding.more ?? 1));
  return sizes;
}

/** What was wrong or open. */
export const isProblem = ({ status }: Finding): boolean => status === 'fail' || status === 'unknown';

/** What became of findings of before that have no counterpart now. */
export interface Leftovers {
  /** Their rules were judged, and decided: they are no more. */
  readonly gone: readonly Finding[];
  /** Their rules gave no verdict that would tell: switched off, broken, undecided as a whole, or more than are told one by one. */
  readonly untold: readonly Finding[];
}

export function sortLeftovers(left: readonly Finding[], now: readonly Finding[]): Leftovers {
  const judged = new Set(now.map(({ rule }) => rule));
  const open = new Set(
    now
      .filter(
        finding =>
          finding.broken ||
          (finding.status === 'unknown' && finding.subject === null) ||
          (finding.more !== undefined && isProblem(finding)),
      )
      .map(({ rule }) => rule),
  );
  const isGone = ({ rule }: Finding): boolean => judged.has(rule) && !open.has(rule);
  return { gone: left.filter(isGone), untold: left.filter(finding => !isGone(finding)) };
}
