import type { Needs } from '../fact.js';
import type { FactStore } from '../fact-store.js';
import { judgeRule, type JudgedRule } from '../judge-rule.js';
import type { ActiveRule } from '../ruleset.js';
import { compareValues } from './compare-values.js';
import { isSameNeeds, keyOfNeeds } from './fact-memory.js';
import type { Memory } from './memory.js';

/** As `judgeRule`, and from memory where a host before had the same facts. */
export function judgeAgain(
  store: FactStore,
  active: ActiveRule,
  memory: Memory | undefined,
  kernel?: string,
): JudgedRule {
  const facts = memory && store.recall(active.rule.needs as Needs);
  if (!memory || !facts) return judgeRule(store, active, kernel);
  // What helps where something is undecided depends on what the host is read from.
  const about = `${store.host.kind} ${kernel ?? ''}`;
  const verdicts = memory.judged(active);
  const { last } = verdicts;
  if (last && last.about === about && isSameNeeds(last.facts, facts)) return last.judged;
  const key = `${about} ${keyOfNeeds(facts)}`;
  const found = verdicts.byFacts.get(key);
  if (found) {
    verdicts.last = { about, facts, judged: found };
    return found;
  }
  const made = judgeRule(store, active, kernel);
  if (made.broken) return made;
  const same = givenBefore(verdicts.given, made);
  if (made.ofMeetings) return same;
  verdicts.byFacts.set(key, same);
  verdicts.last = { about, facts, judged: same };
  return same;
}

/** A fleet has some kinds of hosts. */
const mostGiven = 12;

/** The same verdict on a host before, so that what is the same is one object. */
function givenBefore(given: JudgedRule[], made: JudgedRule): JudgedRule {
  const said = whatIsSaid(made);
  const at = given.findIndex(one => compareValues(said, whatIsSaid(one)).equal);
  const same = given[at];
  if (same) {
    if (at > 0) given.unshift(...given.splice(at, 1));
    return same;
  }
  given.unshift(made);
  if (given.length > mostGiven) given.pop();
  return made;
}

/** Of an outcome that became a finding nothing else is asked. */
const whatIsSaid = ({ findings, outcomes }: JudgedRule): unknown => [
  findings,
  outcomes.map(one => [one.status, 'stops' in one && one.stops]),
];
