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
  readonly reads?: Reads | undefined;
  /**
   * It tells of what is there only while a host runs: processes, sockets, routes, free memory. Where the source says that nothing runs,
   * rules that need it are not applicable, rather than undecided. Not for what a host's files leave open and its boot decides.
   */
  readonly runningOnly?: boolean;
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
  /** It comes of a fact about running hosts alone, and nothing runs on this one. */
  readonly runningOnly?: true;
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
  readonly runningOnly?: boolean;
  readonly volatile?: readonly string[];
  readonly needs?: N;
  collect(host: TracedSource, facts: FactsOf<N>, settings: Settings): Promise<T>;
}): Fact<T> {
  return new DefinedFact<T>(fact);
}

/** Facts whose `reads` are put together share one getter: V8 keeps objects with one of their own as dictionaries. */
class DefinedFact<T> implements Fact<T> {
  static readonly #together: PropertyDescriptor & ThisType<DefinedFact<unknown>> = {
    enumerable: true,
    get() {
      return this.#reads?.();
    },
  };
  declare readonly id: string;
  declare readonly summary: string;
  declare readonly privileges?: string;
  declare readonly runningOnly?: boolean;
  declare readonly volatile?: readonly string[];
  declare readonly reads?: Reads | undefined;
  declare readonly needs: Needs;
  declare readonly collect: Fact<T>['collect'];
  readonly #reads: (() => Reads) | undefined;

  constructor(given: Omit<Fact<T>, 'reads' | 'needs'> & { reads?: Reads | (() => Reads); needs?: Needs }) {
    this.id = given.id;
    this.summary = given.summary;
    if (given.privileges !== undefined) this.privileges = given.privileges;
    if (given.runningOnly !== undefined) this.runningOnly = given.runningOnly;
    if (given.volatile !== undefined) this.volatile = given.volatile;
    this.needs = given.needs ?? {};
    this.collect = given.collect;
    if (typeof given.reads === 'function') {
      this.#reads = given.reads;
      Object.defineProperty(this, 'reads', DefinedFact.#together);
    } else if (given.reads) this.reads = given.reads;
  }
}
