import { createBounds } from './bounds.js';
import { isUnknowable, type UnknownReason } from './errors.js';
import { joinEvidence, type Evidence } from './evidence.js';
import { factOf, type Fact, type FactResult, type Known, type Needs, type Settings, type Unknown } from './fact.js';
import type { HostSource } from './source.js';
import type { Held } from './memory/fact-memory.js';
import type { Memory } from './memory/memory.js';
import { watchSource } from './memory/watched-source.js';
import { traceSource } from './traced-source.js';

export interface FactStoreOptions {
  readonly settings: Settings;
  /** Bound on one fact, without the facts it needs. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Another store of the same host, and which facts are the same there. */
  readonly base?: { readonly store: FactStore; readonly has: (fact: Fact<unknown>) => boolean };
  /** What earlier hosts taught. */
  readonly memory?: Memory | undefined;
}

/** The values of a unit's needs, or why they are not to be had. */
export type Resolved = Known<Readonly<Record<string, unknown>>> | (Unknown & { readonly fact: string });

export interface FactStore {
  /** What the host is read from. */
  readonly host: Pick<HostSource, 'kind' | 'atOnce' | 'asRoot'>;
  /** Collects a fact on the first call; every later call gives the same answer. Rejects when the fact itself broke. */
  get<T>(fact: Fact<T>): Promise<FactResult<T>>;
  resolve(needs: Needs): Promise<Resolved>;
  /** Collects all facts that these need, whatever comes of them. */
  settle(all: Iterable<Needs>): Promise<void>;
  /** What `resolve` resolves to, for needs that are settled. Throws what a fact threw that broke. */
  settled(needs: Needs): Resolved;
  /** What the values of needs are known by, where they are at hand: equal for what nobody can tell apart. Only with a memory. */
  recall(needs: Needs): readonly Held[] | undefined;
  /** Why questions of a fact that was collected went without an answer, whether or not it got by; those that it needs are not counted. */
  met(fact: Fact<unknown>): ReadonlySet<UnknownReason>;
  /** @internal */
  readonly pursue: (fact: Fact<unknown>) => Pursuit;
}

/** What has come of a fact so far: nothing, a result, or what it threw. */
interface Pursuit {
  result: FactResult<unknown> | undefined;
  broke: { readonly by: unknown } | undefined;
  /** Told when it has come to an end; `null`: it has. */
  waiting: (() => void)[] | null;
}

/** Asking for a fact is what collects it: nothing is read that nobody wants, and nothing twice. */
export function createFactStore(host: HostSource, options: FactStoreOptions): FactStore {
  const pursuits = new Map<Fact<unknown>, Pursuit>();
  const memory = host.atOnce && options.memory?.facts(options.settings);
  const answers = host.atOnce && memory?.answersOf(host.atOnce, host.likeness);
  const held = new Map<Fact<unknown>, Held | 'to be collected'>();
  const bounded = createBounds(options.timeoutMs, options.signal);
  const meetings = new Map<Fact<unknown>, ReadonlySet<UnknownReason>>();

  const { base } = options;
  const pursue = (fact: Fact<unknown>): Pursuit => {
    if (base?.has(fact)) return base.store.pursue(fact);
    let pursuit = pursuits.get(fact);
    if (!pursuit) {
      pursuits.set(fact, (pursuit = { result: undefined, broke: undefined, waiting: [] }));
      begin(fact, pursuit);
    }
    return pursuit;
  };

  /** Calls when all has come to an end: at once where it has. Nothing but what takes time itself makes anybody wait. */
  const whenSettled = (needs: Needs, then: () => void): void => {
    let open = 1;
    const one = (): void => {
      open -= 1;
      if (open === 0) then();
    };
    for (const name in needs) {
      const { waiting } = pursue(factOf(needs[name] as Needs[string]));
      if (waiting === null) continue;
      open += 1;
      waiting.push(one);
    }
    one();
  };

  const recall = (needs: Needs): readonly Held[] | undefined => {
    if (!memory) return undefined;
    const all: Held[] = [];
    for (const name in needs) {
      const known = recallFact(factOf(needs[name] as Needs[string]));
      if (!known) return undefined;
      all.push(known);
    }
    return all;
  };

  const recallFact = (fact: Fact<unknown>): Held | undefined => {
    if (!memory) return undefined;
    if (base?.has(fact)) return base.store.recall({ fact })?.[0];
    let known = held.get(fact);
    if (known === undefined) {
      known = look(fact) ?? 'to be collected';
      held.set(fact, known);
      if (known !== 'to be collected') meetings.set(fact, known.met);
    }
    return known === 'to be collected' ? undefined : known;
  };

  const evidenceOf = (need: Needs[string]): number | undefined => recallFact(factOf(need))?.evidence;

  const look = (fact: Fact<unknown>): Held | undefined => {
    const needs = recall(fact.needs);
    return needs === undefined || !answers ? undefined : memory?.find(fact, needs, answers);
  };

  const begin = (fact: Fact<unknown>, pursuit: Pursuit): void => {
    const end = (result?: FactResult<unknown>, broke?: Pursuit['broke']): void => {
      const waiting = pursuit.waiting ?? [];
      pursuit.result = result;
      pursuit.broke = broke;
      pursuit.waiting = null;
      waiting.forEach(then => then());
    };
    const known = recallFact(fact);
    if (known) return end(known.result);
    whenSettled(fact.needs, () => void collect(fact).then(end, (by: unknown) => end(undefined, { by })));
  };

  const collect = async (fact: Fact<unknown>): Promise<FactResult<unknown>> => {
    const needs = settled(fact.needs);
    if (!memory || !answers || !host.atOnce) return (await collectFrom(host, fact, needs)).result;
    const known = look(fact);
    if (known) {
      held.set(fact, known);
      meetings.set(fact, known.met);
      return known.result;
    }
    const { source, asked } = watchSource(host, host.atOnce);
    const { result, evidence, met } = await collectFrom(source, fact, needs);
    const key = recall(fact.needs);
    if (key === undefined) return result;
    const cited = result.known ? JSON.stringify([evidence(), Object.values(fact.needs).map(evidenceOf)]) : '';
    const kept = memory.keep(fact, key, answers, { result, asked, evidence: cited, met });
    held.set(fact, kept);
    return kept.result;
  };

  const collectFrom = async (
    from: HostSource,
    fact: Fact<unknown>,
    needs: Resolved,
  ): Promise<{
    readonly result: FactResult<unknown>;
    evidence(): readonly Evidence[];
    readonly met: ReadonlySet<UnknownReason>;
  }> => {
    if (!needs.known) return { result: needs, evidence: noEvidence, met: nothingMet };
    options.signal?.throwIfAborted();
    const { source, evidence, met, saysNotRunning } = traceSource(from, fact);
    try {
      const collecting = fact.collect(source, needs.value, options.settings);
      // What answers at once keeps nobody waiting.
      const value = await (memory ? collecting : bounded(fact.id, collecting));
      return { result: new KnownValue(value, evidence, [needs]), evidence, met: keepMeetings(fact, met()) };
    } catch (error) {
      if (!isUnknowable(error)) throw error;
      const unknown: Unknown = { known: false, reason: error.reason, detail: error.message };
      const result = fact.runningOnly && saysNotRunning(error) ? { ...unknown, runningOnly: true as const } : unknown;
      return { result, evidence, met: keepMeetings(fact, new Set([...met(), error.reason])) };
    }
  };

  const keepMeetings = (fact: Fact<unknown>, met: ReadonlySet<UnknownReason>): ReadonlySet<UnknownReason> => {
    if (met.size > 0) meetings.set(fact, met);
    return met;
  };

  const resultOf = (fact: Fact<unknown>): FactResult<unknown> => {
    const { result, broke } = pursue(fact);
    if (broke) throw broke.by;
    if (!result) throw new Error(`fact "${fact.id}" is not settled`);
    return result;
  };

  const settled = (needs: Needs): Resolved => {
    // Names of every rule and fact: as a dictionary it costs none of them a shape.
    const value = Object.create(null) as Record<string, unknown>;
    let unknown: (Unknown & { readonly fact: string }) | undefined;
    const facts = Object.keys(needs).map(name => {
      const need = needs[name] as Needs[string];
      const result = resultOf(factOf(need));
      if ('maybe' in need) value[name] = result;
      else if (result.known) value[name] = result.value;
      // Of several the first counts, unless one settles that nothing is to be asked here. An unknown need of a need keeps its own name.
      else if (!unknown || (result.runningOnly && !unknown.runningOnly)) unknown = { fact: need.id, ...result };
      return result;
    });
    return unknown ?? new KnownValue(value, noEvidence, facts);
  };

  const settle = (all: Iterable<Needs>): Promise<void> =>
    new Promise(resolve => {
      let open = 1;
      const one = (): void => {
        open -= 1;
        if (open === 0) resolve();
      };
      for (const needs of all) {
        open += 1;
        whenSettled(needs, one);
      }
      one();
    });

  return {
    host,
    get: async <T>(fact: Fact<T>) => {
      await settle([{ fact }]);
      return resultOf(fact) as FactResult<T>;
    },
    resolve: async needs => {
      await settle([needs]);
      return settled(needs);
    },
    settle,
    settled,
    recall,
    met: fact => (base?.has(fact) ? base.store.met(fact) : (meetings.get(fact) ?? nothingMet)),
    pursue,
  };
}

/** For those whom a fact that broke is unknown to: the rules that need it tell of it. */
export function settledOrNull(store: Pick<FactStore, 'settled'>, needs: Needs): Resolved | null {
  try {
    return store.settled(needs);
  } catch {
    return null;
  }
}

// A finding shows twenty; what a fact was read from is of use to people, and no one reads more.
const mostEvidence = 50;

const noEvidence = (): readonly Evidence[] => [];
const nothingMet: ReadonlySet<UnknownReason> = new Set();

/**
 * A value with what it was read from. Most evidence is never asked for, as rules and facts point at the line that decides; so it is put
 * together when it is. What is remembered for other hosts must not keep this one in memory: nothing in here knows of the host.
 */
class KnownValue<T> implements Known<T> {
  static readonly #together: PropertyDescriptor & ThisType<KnownValue<unknown>> = {
    enumerable: true,
    get() {
      return (this.#evidence ??= gather(this.#own(), this.#needs));
    },
  };
  readonly known = true;
  readonly value: T;
  declare readonly evidence: readonly Evidence[];
  #own: () => readonly Evidence[];
  #needs: readonly FactResult<unknown>[];
  #evidence: readonly Evidence[] | undefined;

  constructor(value: T, own: () => readonly Evidence[], needs: readonly FactResult<unknown>[]) {
    this.value = value;
    this.#own = own;
    this.#needs = needs;
    Object.defineProperty(this, 'evidence', KnownValue.#together);
  }
}

function gather(own: readonly Evidence[], needs: readonly FactResult<unknown>[]): readonly Evidence[] {
  const lists: (readonly Evidence[])[] = [];
  for (const need of needs) if (need.known && need.evidence.length > 0) lists.push(need.evidence);
  const [first] = lists;
  // Most comes of one place, where each is there once already.
  if (own.length === 0 && lists.length < 2) return first ?? own;
  lists.unshift(own);
  return joinEvidence(lists, mostEvidence);
}
