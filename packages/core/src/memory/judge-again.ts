import type { Needs } from '../fact.js';
import type { FactStore } from '../fact-store.js';
import { judgeRule, type JudgedRule } from '../judge-rule.js';
import type { ActiveRule } from '../ruleset.js';
import type { Memory } from './memory.js';

/** As `judgeRule`, and from memory where a host before had the same facts. */
export function judgeAgain(store: FactStore, active: ActiveRule, memory: Memory | undefined): JudgedRule {
  const facts = memory && store.recall(active.rule.needs as Needs);
  if (!memory || facts === undefined) return judgeRule(store, active);
  // What helps where something is undecided depends on what the host is read from.
  const key = `${store.host.kind} ${facts}`;
  const verdicts = memory.judged(active);
  const found = verdicts.get(key);
  if (found) return found;
  const made = judgeRule(store, active);
  if (!made.broken && !made.ofMeetings) verdicts.set(key, made);
  return made;
}
