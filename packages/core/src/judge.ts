import type { Outcome } from './outcome.js';
import type { Rule, RuleContext } from './rule.js';

type Context = RuleContext<never, Record<string, string>, object>;

/** What is common first: V8 has a shape for each order in which an object came by its properties. */
const words: Omit<Context, 'facts' | 'options'> = {
  pass: details => ({ status: 'pass', ...details }),
  fail: (messageId, data, details) => ({ status: 'fail', messageId, data: data ?? {}, ...details }),
  notApplicable: (why, details) => ({ status: 'not-applicable', why, ...details }),
  unknown: (why, details) => ({ status: 'unknown', why, ...details }),
};

/** Puts one rule to facts that are already there. Pure; throws what the rule throws. */
export function judge(rule: Rule, facts: unknown, options: object): readonly Outcome[] {
  const { pass, fail, notApplicable, unknown } = words;
  // Most rules have no options, and most runs set none.
  const isPlain = Object.keys(rule.defaults ?? {}).length === 0 && Object.keys(options).length === 0;
  const chosen = isPlain ? {} : { ...rule.defaults, ...options };
  const context: Context = { facts: facts as never, options: chosen, pass, fail, notApplicable, unknown };
  const outcomes = rule.check(context);
  const list = Array.isArray(outcomes) ? (outcomes as readonly Outcome[]) : [outcomes as Outcome];
  if (list.length === 0)
    throw new TypeError(`rule "${rule.id}" gave no outcome; return notApplicable() when there is nothing to judge`);
  return list;
}
