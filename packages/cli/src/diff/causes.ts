import { factOf, type Fact, type Finding, type Rule } from '@hostlint/core';
import { factsBehind } from '../reach.js';
import type { FactChange } from './fact-changes.js';
import type { Difference } from './value-differences.js';

/** A changed fact below a verdict. */
export interface Cause extends FactChange {
  /** It follows from others of the causes, which tell more. */
  readonly follows: boolean;
}

/**
 * The changed facts that a rule looks at, the likeliest cause first: those in which something changed that the findings speak of, then
 * those that were read off the host before those that were derived from them.
 */
export function causesOf(
  rule: Rule,
  findings: readonly Finding[],
  changes: ReadonlyMap<string, FactChange>,
): readonly Cause[] {
  const behind = factsBehind(rule.needs).filter(({ id }) => changes.has(id));
  const changeOf = (fact: Fact<unknown>): FactChange | undefined => changes.get(fact.id);
  const steady = behind.filter(fact => changeOf(fact)?.volatile === false);
  const causes = (steady.length > 0 ? steady : behind).map(fact => ({
    change: changeOf(fact),
    told: changeOf(fact)?.differences.some(difference => isSpokenOf(difference, findings)) ?? false,
    read: !Object.values(fact.needs).some(need => changes.get(factOf(need).id)?.volatile === false),
  }));
  const rank = ({ told, read }: (typeof causes)[number]): number => (told ? 0 : 2) + (read ? 0 : 1);
  const sourceTold = causes.some(({ told, read }) => told && read);
  return causes
    .sort((a, b) => rank(a) - rank(b))
    .flatMap(({ change, told, read }) => {
      if (!change) return [];
      const follows = !read && (sourceTold || !told);
      return [{ ...change, follows, differences: spokenOfFirst(change.differences, findings) }];
    });
}

const spokenOfFirst = (differences: readonly Difference[], findings: readonly Finding[]): readonly Difference[] =>
  [...differences].sort((a, b) => Number(isSpokenOf(b, findings)) - Number(isSpokenOf(a, findings)));

const shortest = 4;

/** Whether a finding names the place that differs, or what stands there. */
function isSpokenOf({ path, before, after }: Difference, findings: readonly Finding[]): boolean {
  const names = [...path.matchAll(/\[([^\]]+)\]/g)].map(([, name = '']) => name);
  const values = [before, after].filter(value => typeof value === 'string');
  const telling = [...names, /[^.\]]*$/.exec(path)?.[0] ?? '', ...values].filter(word => word.length >= shortest);
  return findings.some(({ subject, message }) => telling.some(word => subject === word || message.includes(word)));
}
