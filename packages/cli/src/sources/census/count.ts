import fs from 'node:fs';
import { findWalk, NoFind } from './find-walk.js';
import { InodeSet } from './inode-set.js';
import { type DirectoryReader, nativeWalk } from './native-walk.js';
import { statWalk } from './stat-walk.js';
import { type Counts, type Losses, noCounts, noLosses, Tally } from './tally.js';
import { halves, toByteString, type Tree, type Walk } from './walk.js';

export interface CensusRequest {
  /** Directories that are counted each for itself, in this order: what one has that none before had is new in it. */
  readonly parts: readonly string[];
  /** Directories that are counted last, without the parts. */
  readonly whole: readonly string[];
  /** Also bytes, for which each new inode must be looked at. */
  readonly sizes: boolean;
  /** Where something is mounted, of the mount table. */
  readonly mountPoints: readonly string[];
  readonly native: DirectoryReader | null;
  /** For tests: the way that is taken where koffi is not there. */
  readonly fallback?: 'find' | 'stat';
  /** Ends the count; what was counted so far is told. */
  readonly signal?: AbortSignal | undefined;
  onProgress?(entries: number): void;
}

export interface Census {
  /** Whether it came to its end. */
  readonly complete: boolean;
  readonly way: 'getdents64' | 'find' | 'lstat';
  /** By part; `null` for one that is not there, and for those that were not come to. */
  readonly parts: ReadonlyMap<string, Counts | null>;
  /** What lies in the whole and in no part; `null` where it was not come to. */
  readonly rest: Counts | null;
  /** The sums. Of inodes, those that are different from all others. */
  readonly total: Counts;
  readonly losses: Losses;
}

/** Counts entries and inodes. It never leaves the file system that a directory lies on, and follows no symlink. */
export async function takeCensus(request: CensusRequest): Promise<Census> {
  const { native, sizes, fallback } = request;
  const mountPoints = new Set(request.mountPoints.map(toByteString));
  const parts = request.parts.map(path => treeAt(path, new Set(), mountPoints));
  const without = new Set(request.parts.map(toByteString));
  const whole = request.whole.flatMap(path => treeAt(path, without, mountPoints) ?? []);
  const trees = [...parts.filter(tree => tree !== undefined), ...whole];
  const counter = new Counter(request);
  let way: Census['way'] = native ? 'getdents64' : 'find';
  if (native) await counter.walk(trees, nativeWalk(native), sizes);
  else if (
    sizes ||
    fallback === 'stat' ||
    !(await counter.find(
      parts.filter(tree => tree !== undefined),
      whole,
    ))
  ) {
    way = 'lstat';
    await counter.walk(trees, statWalk, sizes);
  }
  const countsOf = (tree: Tree | undefined): Counts | null => (tree && counter.counts.get(tree)) ?? null;
  return {
    complete: counter.complete,
    way,
    parts: new Map(request.parts.map((path, index) => [path, countsOf(parts[index])])),
    rest: sumOf(whole.map(countsOf)),
    total: sum([...counter.counts.values()]),
    losses: counter.losses,
  };
}

/** `null` where one was not come to. */
const sumOf = (all: readonly (Counts | null)[]): Counts | null => {
  const known = all.filter(counts => counts !== null);
  return known.length < all.length || known.length === 0 ? null : { ...sum(known), inodes: sumBy(known, 'inodes') };
};

const sumBy = (all: readonly Counts[], key: keyof Counts): number => all.reduce((total, one) => total + one[key], 0);

function sum(all: readonly Counts[]): Counts {
  const total = noCounts();
  for (const counts of all) for (const key of Object.keys(total) as (keyof Counts)[]) total[key] += counts[key];
  return { ...total, inodes: total.newInodes };
}

function treeAt(path: string, without: ReadonlySet<string>, mountPoints: ReadonlySet<string>): Tree | undefined {
  const stats = fs.lstatSync(path, { throwIfNoEntry: false, bigint: true });
  if (!stats?.isDirectory()) return undefined;
  return { path: toByteString(path), device: Number(stats.dev), inode: halves(stats.ino), without, mountPoints };
}

class Counter {
  counts = new Map<Tree, Counts>();
  losses = noLosses();
  complete = true;
  /** Inode numbers are those of one file system. */
  #seen = new Map<number, InodeSet>();
  #before = 0;

  constructor(readonly request: CensusRequest) {}

  async walk(trees: readonly Tree[], walk: Walk, sizes: boolean): Promise<void> {
    for (const tree of trees) {
      const tally = this.#tallyOf(tree);
      const steps = walk(tree, tally, sizes);
      while (steps.next().done !== true) {
        await new Promise(resolve => setImmediate(resolve));
        if (this.#told(this.#before + tally.counts.entries)) steps.return();
      }
      this.#before += tally.counts.entries;
      this.counts.set(tree, tally.finish());
      if (this.#told(this.#before)) return;
    }
  }

  /** Whether find could do it. */
  async find(parts: readonly Tree[], whole: readonly Tree[]): Promise<boolean> {
    try {
      // Apart, because what the whole leaves out are the very places that the parts start from.
      for (const trees of [parts, whole]) if (trees.length > 0 && this.complete) await this.#find(trees);
      return true;
    } catch (error) {
      if (!(error instanceof NoFind)) throw error;
      this.losses = noLosses();
      this.#seen = new Map();
      this.#before = 0;
      this.counts.clear();
      return false;
    }
  }

  async #find(trees: readonly Tree[]): Promise<void> {
    const tallies: Tally[] = [];
    const tallyOf = (index: number): Tally => (tallies[index] = this.#tallyOf(trees[index] as Tree));
    await findWalk(trees, tallyOf, entries => this.#told(this.#before + entries));
    for (const [index, tally] of tallies.entries()) {
      this.#before += tally.counts.entries;
      this.counts.set(trees[index] as Tree, tally.finish());
    }
  }

  #tallyOf(tree: Tree): Tally {
    const seen = this.#seen.get(tree.device) ?? new InodeSet();
    this.#seen.set(tree.device, seen);
    return new Tally(seen, this.losses);
  }

  #told(entries: number): boolean {
    this.request.onProgress?.(entries);
    if (this.request.signal?.aborted === true) this.complete = false;
    return !this.complete;
  }
}
