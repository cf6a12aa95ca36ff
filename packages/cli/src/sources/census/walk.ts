import type { Tally } from './tally.js';

/** A tree to be walked. Paths hold bytes as characters (latin1), because names need not be text. */
export interface Tree {
  readonly path: string;
  readonly device: number;
  readonly inode: { readonly high: number; readonly low: number };
  /** Paths that are not looked at: they are counted as trees of their own. */
  readonly without: ReadonlySet<string>;
  /** Where something is mounted, as far as it was known before. */
  readonly mountPoints: ReadonlySet<string>;
}

/** Walks and tells the tally; it stops now and then, so that others may run. */
export type Walk = (tree: Tree, tally: Tally, sizes: boolean) => Generator<void, void, void>;

/** Entries after which a walk stops for a moment. */
export const breath = 20_000;

export const toBytes = (path: string): Buffer => Buffer.from(path, 'latin1');
export const toByteString = (path: string): string => Buffer.from(path).toString('latin1');
export const toText = (path: string): string => toBytes(path).toString();

export const halves = (inode: bigint): { readonly high: number; readonly low: number } => ({
  high: Number(inode >> 32n),
  low: Number(inode & 0xffffffffn),
});
