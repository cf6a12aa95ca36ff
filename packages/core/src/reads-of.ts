import { factOf, type Fact } from './fact.js';
import { defaultMaxBytes, type FileReads, type ListReads, type Reads } from './reads.js';

/** The declarations of several facts as one: each path once, with the largest bound, sorted by code unit. */
export interface AllReads extends Required<Omit<Reads, 'also' | 'seldom'>> {
  readonly files: readonly FileReads[];
  /** `limit` is `Infinity` where all names are wanted. */
  readonly lists: readonly ListReads[];
}

/** What facts may ask, and those that they need, near and far; with `seldom`, also what is asked of few hosts only. */
export function readsOf(facts: Iterable<Fact<unknown>>, { seldom = false } = {}): AllReads {
  const all = new Set<Fact<unknown>>();
  const add = (fact: Fact<unknown>): void => {
    if (all.has(fact)) return;
    all.add(fact);
    for (const need of Object.values(fact.needs)) add(factOf(need));
  };
  for (const fact of facts) add(fact);
  return mergeReads(
    [...all].flatMap(({ reads }) => reads ?? []),
    seldom,
  );
}

export function mergeReads(declared: readonly Reads[], seldom: boolean): AllReads {
  const reads = flat(declared, seldom);
  const files = byPath(
    reads.flatMap(one => (one.files ?? []).map(fileReads)),
    (one, other) => (one.maxBytes < other.maxBytes ? other : one),
  );
  const lists = byPath(
    reads.flatMap(one => (one.lists ?? []).map(listReads)),
    (one, other) => (one.limit < other.limit ? other : one),
  );
  const known = new Set([...files, ...lists].map(({ path }) => path));
  const once = (key: 'stats' | 'filesystems' | 'sockets' | 'trials' | 'censuses'): readonly string[] =>
    [...new Set(reads.flatMap(one => one[key] ?? []))].sort();
  const commands = new Map(reads.flatMap(one => (one.commands ?? []).map(words => [words.join('\0'), words] as const)));
  return {
    files,
    lists,
    stats: once('stats').filter(path => !known.has(path)),
    filesystems: once('filesystems'),
    commands: [...commands.keys()].sort().flatMap(key => [commands.get(key) ?? []]) as AllReads['commands'],
    sockets: once('sockets'),
    trials: once('trials'),
    censuses: once('censuses'),
  };
}

const flat = (reads: readonly Reads[], seldom: boolean): readonly Reads[] =>
  reads.flatMap(one => [one, ...flat([...(one.also ?? []), ...(seldom && one.seldom ? [one.seldom] : [])], seldom)]);

const fileReads = (entry: string | FileReads): FileReads =>
  typeof entry === 'string' ? { path: entry, maxBytes: defaultMaxBytes } : entry;

const listReads = (entry: string | ListReads): ListReads =>
  typeof entry === 'string' ? { path: entry, limit: Infinity } : entry;

function byPath<T extends { readonly path: string }>(
  entries: readonly T[],
  merge: (one: T, other: T) => T,
): readonly T[] {
  const found = new Map<string, T>();
  for (const entry of entries) {
    const other = found.get(entry.path);
    found.set(entry.path, other ? merge(other, entry) : entry);
  }
  return [...found.keys()].sort().flatMap(path => found.get(path) ?? []);
}
