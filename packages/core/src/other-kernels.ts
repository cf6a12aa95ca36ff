import { factOf, type Fact, type Needs } from './fact.js';
import { settledOrNull, type FactStore } from './fact-store.js';
import type { JudgedRule } from './judge-rule.js';
import { judgeAgain } from './memory/judge-again.js';
import type { Memory } from './memory/memory.js';
import type { OtherKernels } from './report.js';
import type { Ruleset } from './ruleset.js';
import { cleanText } from './text.js';

/** Each is as much work as the rules about the kernel that boots. */
const mostKernels = 8;

export interface JudgedKernels {
  readonly otherKernels?: OtherKernels;
  /** For each of those kernels what each of the rules says. */
  readonly rules: readonly JudgedRule[];
}

/**
 * Judges the installed kernels that do not boot: those rules again whose needs lead to the kernel, one kernel after the other. Facts that
 * have nothing to do with it are those of the first judgement.
 */
export async function judgeOtherKernels(
  ruleset: Ruleset,
  store: FactStore,
  memory: Memory | undefined,
  storeFor: (kernel: string, base: { store: FactStore; has: (fact: Fact<unknown>) => boolean }) => FactStore,
): Promise<JudgedKernels> {
  if (!ruleset.kernels) return { rules: [] };
  const named = settledOrNull(store, { others: ruleset.kernels.others });
  const others = named?.known ? (named.value.others as readonly string[]) : [];
  if (others.length === 0) return { rules: [] };
  const isAbout = leadsTo(ruleset.kernels.chosen);
  const rules = ruleset.rules.filter(({ rule }) => needsSome(rule.needs as Needs, isAbout));
  const judged = others.slice(0, mostKernels);
  const all: JudgedRule[] = [];
  for (const kernel of judged) {
    const own = storeFor(kernel, { store, has: fact => !isAbout(fact) });
    await own.settle(rules.map(({ rule }) => rule.needs as Needs));
    for (const active of rules) all.push(judgeAgain(own, active, memory, kernel));
  }
  const clean = (releases: readonly string[]): readonly string[] => releases.map(release => cleanText(release, 256));
  return { otherKernels: { judged: clean(judged), leftOut: clean(others.slice(mostKernels)) }, rules: all };
}

const needsSome = (needs: Needs, is: (fact: Fact<unknown>) => boolean): boolean =>
  Object.values(needs).some(need => is(factOf(need)));

/** Whether a fact is this one or comes of it. */
function leadsTo(target: Fact<unknown>): (fact: Fact<unknown>) => boolean {
  const known = new Map<Fact<unknown>, boolean>([[target, true]]);
  const leads = (fact: Fact<unknown>): boolean => {
    let answer = known.get(fact);
    if (answer === undefined) known.set(fact, (answer = needsSome(fact.needs, leads)));
    return answer;
  };
  return leads;
}
