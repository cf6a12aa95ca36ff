import type { Outcome } from './outcome.js';
import type { Rule, RuleContext } from './rule.js';

type Context = RuleContext<never, Record<string, string>, object>;

const words: Omit<Context, 'facts' | 'options'> = {
  pass: details => ({ ...details, status: 'pass' }),
  fail: (messageId, data, details) => ({ ...details, status: 'fail', messageId, data: data ?? {} }),
  notApplicable: (why, details) => ({ ...details, status: 'not-applicable', why }),
  unknown: (why, details) => ({ ...details, status: 'unknown', why }),
};

/** Puts one rule to facts that are already there. Pure; throws what the rule throws. */
export function judge(rule: Rule, facts: unknown, options: object): readonly Outcome[] {
  const context: Context = { facts: facts as never, options: { ...rule.defaults, ...options }, ...words };
  const outcomes = rule.check(context);
  const list = Array.isArray(outcomes) ? (outcomes as readonly Outcome[]) : [outcomes as Outcome];
  if (list.length === 0)
    throw new TypeError(`rule "${rule.id}" gave no outcome; return notApplicable() when there is nothing to judge`);
  return list;
}
