import type { FactStore } from '../fact-store.js';
import { judgeRule, type JudgedRule } from '../judge-rule.js';
import type { ActiveRule } from '../ruleset.js';
import type { Memory } from './memory.js';

/** As `judgeRule`, and from memory where a host before had the same facts. */
export function judgeAgain(
  store: FactStore,
  active: ActiveRule,
  memory: Memory | undefined,
): JudgedRule | Promise<JudgedRule> {
  const verdicts = memory?.judged(active);
  if (!verdicts) return judgeRule(store, active);
  const { needs } = active.rule;
  const known = (): JudgedRule | undefined => verdicts.get(store.recall(needs) ?? '');
  const judged = async (): Promise<JudgedRule> => {
    // A fact that breaks is the business of judgeRule.
    await store.resolve(needs).catch(() => undefined);
    const found = known();
    if (found) return found;
    const made = await judgeRule(store, active);
    const key = store.recall(needs);
    if (key !== undefined && !made.broken) verdicts.set(key, made);
    return made;
  };
  return known() ?? judged();
}
