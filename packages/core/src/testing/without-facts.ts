import { judge } from '../judge.js';
import type { Outcome } from '../outcome.js';
import type { Rule } from '../rule.js';
import { lower } from '../severity.js';
import { verdictChanges, type Verdict } from './verdict-changes.js';

type Facts = Readonly<Record<string, unknown>>;

interface Case {
  readonly name: string;
  readonly facts: Facts;
  readonly options?: object;
  readonly proof?: readonly string[];
}

const taken = { known: false, reason: 'denied', detail: 'taken away by testRule' } as const;

/**
 * Judges each case once more for every fact that it knows, without that fact, and says where a rule then throws or comes to another
 * verdict than before. Without a plain need the engine itself makes a rule unknown, so only needs by `maybe()` are taken away, and
 * results inside of a fact's value, such as the keys of a fact about many files. A case's `proof` must change its verdict.
 */
export function unsteadyVerdicts(rule: Rule, cases: readonly Case[]): readonly string[] {
  return cases.flatMap(one => {
    const before = verdictsOf(rule, one.facts, one.options);
    return factsLess(one.facts).flatMap(({ need, part, facts }) => {
      const fact = part === null ? `"${need}"` : `"${part}" of "${need}"`;
      const where = `rule "${rule.id}", case "${one.name}", without ${fact}`;
      const changes = changesTo(before, () => verdictsOf(rule, facts, one.options));
      if (!one.proof?.includes(need)) return changes.map(change => `${where}: ${change}`);
      return part === null && changes.length === 0 ? [`${where}: the verdict stays, so it is no proof`] : [];
    });
  });
}

function changesTo(before: readonly Verdict[], judgeAgain: () => readonly Verdict[]): readonly string[] {
  try {
    return verdictChanges(before, judgeAgain());
  } catch (error) {
    return [`it throws: ${String(error)}`];
  }
}

interface FactsLess {
  readonly need: string;
  /** What of its value was taken away; `null`: all of it. */
  readonly part: string | null;
  readonly facts: Facts;
}

function factsLess(facts: Facts): readonly FactsLess[] {
  return Object.entries(facts).flatMap(([need, fact]) => {
    const less = (part: string | null, value: unknown): FactsLess => ({
      need,
      part,
      facts: { ...facts, [need]: value },
    });
    if (!isKnown(fact)) return partsOf(fact).map(([part, value]) => less(part, value));
    return [less(null, taken), ...partsOf(fact.value).map(([part, value]) => less(part, { ...fact, value }))];
  });
}

/** The value without each of the results in it. */
function partsOf(value: unknown): readonly (readonly [part: string, without: Facts])[] {
  if (!isPlain(value)) return [];
  const parts = Object.keys(value).filter(part => isKnown(value[part]));
  return parts.map(part => [part, { ...value, [part]: taken }] as const);
}

const isPlain = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const isKnown = (value: unknown): value is { readonly known: true; readonly value: unknown } =>
  isPlain(value) && value['known'] === true && 'value' in value;

const verdictsOf = (rule: Rule, facts: object, options: object = {}): readonly Verdict[] =>
  judge(rule, facts, options).map(outcome => verdictOf(rule, outcome));

const verdictOf = ({ meta }: Rule, outcome: Outcome): Verdict => {
  const { status, subject = null } = outcome;
  if (outcome.status !== 'fail') return { status, subject };
  const severity = outcome.severity ? lower(meta.severity, outcome.severity) : meta.severity;
  return { status, subject, severity, stops: outcome.stops ?? meta.stops ?? [] };
};
