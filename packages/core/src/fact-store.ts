import { isUnknowable, UnknowableError } from './errors.js';
import { uniqueEvidence, type Evidence } from './evidence.js';
import { factOf, type Fact, type FactResult, type Known, type Needs, type Settings, type Unknown } from './fact.js';
import type { HostSource } from './source.js';
import { traceSource } from './traced-source.js';

export interface FactStoreOptions {
  readonly settings: Settings;
  /** Bound on one fact, without the facts it needs. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Another store of the same host, and which facts are the same there. */
  readonly base?: { readonly store: FactStore; readonly has: (fact: Fact<unknown>) => boolean };
}

/** The values of a unit's needs, or why they are not to be had. */
export type Resolved = Known<Readonly<Record<string, unknown>>> | (Unknown & { readonly fact: string });

export interface FactStore {
  /** Collects a fact on the first call; every later call gives the same answer. Rejects when the fact itself broke. */
  get<T>(fact: Fact<T>): Promise<FactResult<T>>;
  resolve(needs: Needs): Promise<Resolved>;
}

/** Asking for a fact is what collects it: nothing is read that nobody wants, and nothing twice. */
export function createFactStore(host: HostSource, options: FactStoreOptions): FactStore {
  const results = new Map<Fact<unknown>, Promise<FactResult<unknown>>>();

  const { base } = options;
  const get = <T>(fact: Fact<T>): Promise<FactResult<T>> => {
    if (base?.has(fact)) return base.store.get(fact);
    let result = results.get(fact);
    if (!result) results.set(fact, (result = collect(fact)));
    return result as Promise<FactResult<T>>;
  };

  const collect = async (fact: Fact<unknown>): Promise<FactResult<unknown>> => {
    const needs = await resolve(fact.needs);
    if (!needs.known) return needs;
    const traced = traceSource(host, fact);
    try {
      const value = await bounded(fact, () => fact.collect(traced.source, needs.value, options.settings), options);
      return withEvidence(value, () => [...traced.evidence(), ...needs.evidence]);
    } catch (error) {
      if (isUnknowable(error)) return { known: false, reason: error.reason, detail: error.message };
      throw error;
    }
  };

  const resolve = async (needs: Needs): Promise<Resolved> => {
    const entries = Object.entries(needs);
    const facts = await Promise.all(entries.map(([, need]) => get(factOf(need))));
    const value: Record<string, unknown> = {};
    for (const [index, [name, need]] of entries.entries()) {
      const result = facts[index] as FactResult<unknown>;
      if ('maybe' in need) value[name] = result;
      else if (result.known) value[name] = result.value;
      else return { fact: need.id, ...result }; // an unknown need of a need keeps its own name
    }
    return withEvidence(value, () => facts.flatMap(result => (result.known ? result.evidence : [])));
  };

  return { get, resolve };
}

// A finding shows twenty; what a fact was read from is of use to people, and no one reads more.
const mostEvidence = 50;

/** Most evidence is never asked for, as rules and facts point at the line that decides; so it is put together when it is. */
function withEvidence<T>(value: T, gather: () => readonly Evidence[]): Known<T> {
  let evidence: readonly Evidence[] | undefined;
  return {
    known: true,
    value,
    get evidence() {
      return (evidence ??= uniqueEvidence(gather(), mostEvidence));
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
