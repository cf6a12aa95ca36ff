import type { UnknownReason } from '../errors.js';
import type { Fact, FactResult } from '../fact.js';
import type { AnswersAtOnce } from '../source.js';
import type { AnswerKey, Question, Questions } from './questions.js';
import { createInterner } from './interner.js';
import { type Compared, compareValues } from './compare-values.js';
import type { Asked } from './watched-source.js';

/** A result of a fact. Equal results, evidence included, are one object mostly, so that it tells what follows from them. */
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
  readonly needs: readonly Held[];
  readonly steps: readonly (readonly [question: Question, answer: AnswerKey])[];
  readonly held: Held;
}

interface Shelf {
  /** By the ids of what the fact needs. */
  readonly traces: Map<string, Trace[]>;
  /** That of the host before, as hosts that are alike come together. */
  last: Trace | undefined;
  /** The newest first. */
  readonly results: Held[];
}

export type Answers = (question: Question) => AnswerKey;

/**
 * The facts of earlier hosts. A fact is a function of its needs, the settings and what it is told: told the same, it is the same.
 */
export interface FactMemory {
  find(fact: Fact<unknown>, needs: readonly Held[], answers: Answers): Held | undefined;
  keep(fact: Fact<unknown>, needs: readonly Held[], answers: Answers, found: Found): Held;
  answersOf(host: AnswersAtOnce, likeness?: object): Answers;
}

export interface Found {
  readonly result: FactResult<unknown>;
  readonly asked: readonly Asked[];
  /** Equal for equal evidence. */
  readonly evidence: string;
  readonly met: ReadonlySet<UnknownReason>;
}

/** Needs of one fact of which traces are remembered: fleets have some kinds of hosts, and what differs on each is not worth it. */
const most = 64;
/** Traces with the same needs: most of the next ones are like the newest, or like none. */
const mostTraces = 8;
/** Results with which a new one is compared. */
const mostResults = 12;

export const keyOfNeeds = (needs: readonly Held[]): string => needs.map(({ id }) => id).join(' ');

export const isSameNeeds = (some: readonly Held[], others: readonly Held[]): boolean =>
  some.length === others.length && some.every((held, at) => held === others[at]);

/** @param nextId gives each result a number of its own */
export function createFactMemory(questions: Questions, nextId: () => number): FactMemory {
  const shelves = new Map<Fact<unknown>, Shelf>();
  const texts = createInterner(16 * 1024 * 1024);

  const shelfOf = (fact: Fact<unknown>): Shelf => {
    let shelf = shelves.get(fact);
    if (!shelf) shelves.set(fact, (shelf = { traces: new Map(), last: undefined, results: [] }));
    return shelf;
  };
  const hold = ({ results }: Shelf, { evidence: cited, result, met }: Found): { held: Held; isWhole: boolean } => {
    const evidence = texts.ofText(cited);
    const value = plain(result);
    let compared: Compared | undefined;
    const same = results.findIndex(known => {
      if (known.evidence !== evidence || !isSameSet(known.met, met)) return false;
      compared = compareValues(value, plain(known.result));
      return compared.equal;
    });
    const { isPlain } = compared ?? compareValues(value, undefined);
    const known = results[same];
    if (known) {
      if (same > 0) results.unshift(...results.splice(same, 1));
      return { held: known, isWhole: false };
    }
    const held = { id: nextId(), evidence, result, met };
    if (isPlain) results.unshift(held);
    if (results.length > mostResults) results.pop();
    return { held, isWhole: !isPlain };
  };

  return {
    find(fact, needs, answers) {
      const shelf = shelves.get(fact);
      if (!shelf) return undefined;
      const isSame = ({ steps }: Trace): boolean => steps.every(([question, answer]) => answers(question) === answer);
      const { last } = shelf;
      if (last && isSameNeeds(last.needs, needs) && isSame(last)) return last.held;
      const trace = shelf.traces.get(keyOfNeeds(needs))?.find(isSame);
      if (trace) shelf.last = trace;
      return trace?.held;
    },
    keep(fact, needs, answers, found) {
      const shelf = shelfOf(fact);
      // Looks at all that the value keeps of the answers; so the questions are made afterwards.
      const { held, isWhole } = hold(shelf, found);
      const steps = found.asked.map(one => {
        const question = questions.of(isWhole ? { ...one, looked: null } : one);
        return [question, answers(question)] as const;
      });
      const trace: Trace = { needs, steps, held };
      const key = keyOfNeeds(needs);
      const traces = shelf.traces.get(key) ?? [];
      // Newest first: hosts that are alike come together.
      traces.unshift(trace);
      if (traces.length > mostTraces) traces.pop();
      if (shelf.traces.size >= most) shelf.traces.clear();
      shelf.traces.set(key, traces);
      shelf.last = trace;
      return held;
    },
    answersOf: (host, likeness) => questions.on(host, likeness),
  };
}

/** What a result says, apart from its evidence, which is put together when somebody asks for it. */
const plain = (result: FactResult<unknown>): unknown => (result.known ? [result.value] : { ...result });

const isSameSet = <T>(some: ReadonlySet<T>, others: ReadonlySet<T>): boolean =>
  some.size === others.size && [...some].every(one => others.has(one));
