import type { Counts, Losses } from '../sources/census/tally.js';
import type { Store } from './store.js';

/** What lies in storage roots, and what it takes where it was counted. */
export interface LayersReport {
  readonly host: string;
  readonly roots: readonly RootReport[];
}

export interface RootReport {
  readonly path: string;
  readonly room: Room | null;
  readonly stores: readonly Store[];
  readonly census: RootCensus | null;
}

/** What statfs says of the file system of a root. */
export interface Room {
  /** All inodes; 0 where the file system makes them as needed and keeps no count. */
  readonly inodes: number;
  readonly inodesFree: number;
  readonly bytes: number;
  readonly bytesFree: number;
}

export interface RootCensus {
  readonly complete: boolean;
  readonly way: string;
  readonly sizes: boolean;
  readonly milliseconds: number;
  readonly total: Counts;
  /** What lies in no layer. */
  readonly rest: Counts | null;
  /** By directory: layers, and what is left over of them. */
  readonly parts: ReadonlyMap<string, Counts | null>;
  readonly losses: Losses;
  readonly outlook: readonly Outlook[];
}

/** What the figures of a store mean. */
export interface Outlook {
  readonly store: Store;
  /** Inodes that a layer of an image took on average. */
  readonly inodesPerLayer: number | null;
  /** How many more such layers have inodes. */
  readonly layersThatFit: number | null;
  /** Of hard-linked trees: what the layers take, and what they would take under overlay2. */
  readonly overlay2: { readonly now: number; readonly then: number } | null;
}
