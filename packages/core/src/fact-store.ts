import { isUnknowable, UnknowableError, type UnknownReason } from './errors.js';
import { uniqueEvidence, type Evidence } from './evidence.js';
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
  /** Collects a fact on the first call; every later call gives the same answer. Rejects when the fact itself broke. */
  get<T>(fact: Fact<T>): Promise<FactResult<T>>;
  resolve(needs: Needs): Promise<Resolved>;
  /** What the values of needs are known by, where they are at hand: equal for what nobody can tell apart. Only with a memory. */
  recall(needs: Needs): string | undefined;
  /** Why questions of a fact that was collected went without an answer, whether or not it got by; those that it needs are not counted. */
  met(fact: Fact<unknown>): ReadonlySet<UnknownReason>;
}

/** Asking for a fact is what collects it: nothing is read that nobody wants, and nothing twice. */
export function createFactStore(host: HostSource, options: FactStoreOptions): FactStore {
  const results = new Map<Fact<unknown>, Promise<FactResult<unknown>>>();
  const memory = host.atOnce && options.memory?.facts(options.settings);
  const answers = host.atOnce && memory?.answersOf(host.atOnce);
  const held = new Map<Fact<unknown>, Held | 'to be collected'>();

  const meetings = new Map<Fact<unknown>, ReadonlySet<UnknownReason>>();

  const { base } = options;
  const get = <T>(fact: Fact<T>): Promise<FactResult<T>> => {
    if (base?.has(fact)) return base.store.get(fact);
    let result = results.get(fact);
    if (!result) {
      const known = recallFact(fact);
      results.set(fact, (result = known ? Promise.resolve(known.result) : collect(fact)));
    }
    return result as Promise<FactResult<T>>;
  };

  const recall = (needs: Needs): string | undefined => {
    if (!memory) return undefined;
    let key = '';
    for (const name in needs) {
      const known = recallFact(factOf(needs[name] as Needs[string]));
      if (!known) return undefined;
      key += `${known.id} `;
    }
    return key;
  };

  const recallFact = (fact: Fact<unknown>): Held | undefined => {
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

  const collect = async (fact: Fact<unknown>): Promise<FactResult<unknown>> => {
    const needs = await resolve(fact.needs);
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
    if (!needs.known) return { result: needs, evidence: () => [], met: new Set() };
    options.signal?.throwIfAborted();
    const { source, evidence, met, saysNotRunning } = traceSource(from, fact);
    meetings.set(fact, met);
    try {
      const collecting = (): Promise<unknown> => fact.collect(source, needs.value, options.settings);
      // What answers at once keeps nobody waiting.
      const value = await (memory ? collecting() : bounded(fact, collecting, options));
      return { result: withEvidence(value, evidence, [needs]), evidence, met };
    } catch (error) {
      if (!isUnknowable(error)) throw error;
      met.add(error.reason);
      const unknown: Unknown = { known: false, reason: error.reason, detail: error.message };
      const result = fact.runningOnly && saysNotRunning(error) ? { ...unknown, runningOnly: true as const } : unknown;
      return { result, evidence, met };
    }
  };

  const resolve = async (needs: Needs): Promise<Resolved> => {
    const entries = Object.entries(needs);
    const facts = await Promise.all(entries.map(([, need]) => get(factOf(need))));
    const value: Record<string, unknown> = {};
    let unknown: (Unknown & { readonly fact: string }) | undefined;
    for (const [index, [name, need]] of entries.entries()) {
      const result = facts[index] as FactResult<unknown>;
      if ('maybe' in need) value[name] = result;
      else if (result.known) value[name] = result.value;
      // Of several the first counts, unless one settles that nothing is to be asked here. An unknown need of a need keeps its own name.
      else if (!unknown || (result.runningOnly && !unknown.runningOnly)) unknown = { fact: need.id, ...result };
    }
    if (unknown) return unknown;
    return withEvidence(value, noEvidence, facts);
  };

  return {
    get,
    resolve,
    recall,
    met: fact => (base?.has(fact) ? base.store.met(fact) : (meetings.get(fact) ?? new Set())),
  };
}

// A finding shows twenty; what a fact was read from is of use to people, and no one reads more.
const mostEvidence = 50;

const noEvidence = (): readonly Evidence[] => [];

/**
 * Most evidence is never asked for, as rules and facts point at the line that decides; so it is put together when it is. What is
 * remembered for other hosts must not keep this one in memory: no function in here knows of the host.
 */
function withEvidence<T>(value: T, own: () => readonly Evidence[], needs: readonly FactResult<unknown>[]): Known<T> {
  let evidence: readonly Evidence[] | undefined;
  return {
    known: true,
    value,
    get evidence() {
      const all = (): readonly Evidence[] => [...own(), ...needs.flatMap(need => (need.known ? need.evidence : []))];
      return (evidence ??= uniqueEvidence(all(), mostEvidence));
    },
  };
}

async function bounded<T>(fact: Fact<T>, collect: () => Promise<T>, options: FactStoreOptions): Promise<T> {
  options.signal?.throwIfAborted();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort: (() => void) | undefined;
  const bound = new Promise<never>((_, reject) => {
    const seconds = options.timeoutMs / 1000;
    const late = (): void =>
      reject(new UnknowableError('timed-out', `"${fact.id}" gave no answer within ${seconds} s`));
    timer = setTimeout(late, options.timeoutMs);
    onAbort = () => reject(options.signal?.reason);
    options.signal?.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([collect(), bound]);
  } finally {
    clearTimeout(timer);
    if (onAbort) options.signal?.removeEventListener('abort', onAbort);
  }
}
