import type { UnknownReason } from './errors.js';
import type { Evidence } from './evidence.js';
import type { Reads } from './reads.js';
import type { HostSource } from './source.js';

/** What the user decided for this run and facts may depend on. */
export interface Settings {
  /** Engine versions to judge for instead of those found, by engine: `{ docker: '28.5' }`. */
  readonly engines: Readonly<Record<string, string>>;
  /** The engines that this run judges: those of its presets, or all where no preset names one. Storage of others is not looked at. */
  readonly judged: readonly string[];
  /** An installed kernel to judge in place of the one that boots. Set while the further kernels of an image are judged. */
  readonly kernel?: string;
}

/** The source as a fact sees it: what it reads is written down as evidence. */
export interface TracedSource extends HostSource {
  /** Points at the very lines that decide; when a fact cites, its plain reads are no longer evidence. With none, nothing is. */
  cite(...evidence: readonly Evidence[]): void;
}

/** A named, typed value of a host and the function that reads it. */
export interface Fact<T> {
  readonly id: string;
  readonly summary: string;
  /** What a user without root misses, and how to get it; shown by `explain`. */
  readonly privileges?: string;
  /** What it may ask of the host; nothing for a fact that is derived from others. */
  readonly reads?: Reads;
  /** Names of members that change while nobody changes the host, such as free memory: `diff` leaves them out where it can. */
  readonly volatile?: readonly string[];
  readonly needs: Needs;
  // The needs' types are checked by defineFact; a fact is stored without them.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  collect(host: TracedSource, facts: any, settings: Settings): Promise<T>;
}

/** A need that may be unknown: the reader gets a `FactResult` and decides. */
export interface Maybe<T> {
  readonly maybe: Fact<T>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Needs = { readonly [name: string]: Fact<any> | Maybe<any> };

export interface Unknown {
  readonly known: false;
  readonly reason: UnknownReason;
  readonly detail: string;
}

export interface Known<T> {
  readonly known: true;
  readonly value: T;
  readonly evidence: readonly Evidence[];
}

export type FactResult<T> = Known<T> | Unknown;

export type FactsOf<N extends Needs> = {
  readonly [K in keyof N]: N[K] extends Maybe<infer T> ? FactResult<T> : N[K] extends Fact<infer T> ? T : never;
};

export const maybe = <T>(fact: Fact<T>): Maybe<T> => ({ maybe: fact });

export const factOf = (need: Needs[string]): Fact<unknown> => ('maybe' in need ? need.maybe : need);

/** @see Fact */
export function defineFact<T, const N extends Needs = Record<never, never>>(fact: {
  readonly id: string;
  readonly summary: string;
  readonly privileges?: string;
  /** As a function where it has to be put together: nobody needs it to judge a host. */
  readonly reads?: Reads | (() => Reads);
  readonly volatile?: readonly string[];
  readonly needs?: N;
  collect(host: TracedSource, facts: FactsOf<N>, settings: Settings): Promise<T>;
}): Fact<T> {
  const { reads, ...others } = fact;
  if (typeof reads !== 'function') return { needs: {}, ...others, ...(reads && { reads }) };
  return {
    needs: {},
    ...others,
    get reads() {
      return reads();
    },
  };
}
