import type { UnknownReason } from '../errors.js';
import type { Fact, FactResult } from '../fact.js';
import type { AnswersAtOnce } from '../source.js';
import type { AnswerKey, Question, Questions } from './questions.js';
import { createInterner } from './interner.js';
import { valueKey } from './value-key.js';
import type { Asked } from './watched-source.js';

/** A result of a fact. Equal results, evidence included, are one object, so that an id tells what follows from them. */
export interface Held {
  readonly id: number;
  /** Equal for equal evidence. */
  readonly evidence: number;
  readonly result: FactResult<unknown>;
  /** Why questions went without an answer. */
  readonly met: ReadonlySet<UnknownReason>;
}

/** How a fact came to a result: it was told this, with the same needs. */
interface Trace {
  readonly steps: readonly (readonly [question: Question, answer: AnswerKey])[];
  readonly held: Held;
}

interface Shelf {
  /** By the ids of what the fact needs. */
  readonly traces: Map<string, Trace[]>;
  readonly results: Map<string, Held>;
}

export type Answers = (question: Question) => AnswerKey;

/**
 * The facts of earlier hosts. A fact is a function of its needs, the settings and what it is told: told the same, it is the same.
 */
export interface FactMemory {
  find(fact: Fact<unknown>, needs: string, answers: Answers): Held | undefined;
  keep(fact: Fact<unknown>, needs: string, answers: Answers, found: Found): Held;
  answersOf(host: AnswersAtOnce): Answers;
}

export interface Found {
  readonly result: FactResult<unknown>;
  readonly asked: readonly Asked[];
  /** Equal for equal evidence. */
  readonly evidence: string;
  readonly met: ReadonlySet<UnknownReason>;
}

/** Results of one fact that are remembered: fleets have some kinds of hosts, and what differs on each is not worth it. */
const most = 64;

/** @param nextId gives each result a number of its own */
export function createFactMemory(questions: Questions, nextId: () => number): FactMemory {
  const shelves = new Map<Fact<unknown>, Shelf>();
  const values = createInterner(16 * 1024 * 1024);

  const shelfOf = (fact: Fact<unknown>): Shelf => {
    let shelf = shelves.get(fact);
    if (!shelf) shelves.set(fact, (shelf = { traces: new Map(), results: new Map() }));
    return shelf;
  };
  const hold = (shelf: Shelf, value: string | undefined, { evidence: cited, result, met }: Found): Held => {
    const evidence = values.ofText(cited);
    if (value === undefined) return { id: nextId(), evidence, result, met };
    const key = [values.ofText(value), evidence, ...[...met].sort()].join(' ');
    const known = shelf.results.get(key);
    if (known) return known;
    const held = { id: nextId(), evidence, result, met };
    if (shelf.results.size >= most) shelf.results.clear();
    shelf.results.set(key, held);
    return held;
  };

  return {
    find(fact, needs, answers) {
      const traces = shelves.get(fact)?.traces.get(needs);
      return traces?.find(({ steps }) => steps.every(([question, answer]) => answers(question) === answer))?.held;
    },
    keep(fact, needs, answers, found) {
      const { result, asked } = found;
      const shelf = shelfOf(fact);
      // Looks at all that the value keeps of the answers; so the questions are made afterwards.
      const value = valueKey(result.known ? [result.value] : { ...result });
      const whole = value === undefined;
      const steps = asked.map(one => {
        const question = questions.of(whole ? { ...one, looked: null } : one);
        return [question, answers(question)] as const;
      });
      const held = hold(shelf, value, found);
      const traces = shelf.traces.get(needs) ?? [];
      // Newest first: hosts that are alike come together.
      if (traces.length < most) traces.unshift({ steps, held });
      else shelf.traces.clear();
      if (shelf.traces.size >= most) shelf.traces.clear();
      shelf.traces.set(needs, traces.length < most ? traces : [{ steps, held }]);
      return held;
    },
    answersOf: host => questions.on(host),
  };
}
