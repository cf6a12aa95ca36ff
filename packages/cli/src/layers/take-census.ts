import { UnknowableError } from '@hostlint/core';
import { takeCensus } from '../sources/census/count.js';
import { localFilesystems } from '../sources/live/local-filesystems.js';
import { loadNative } from '../sources/live/native.js';
import type { OverlayMounts } from './overlay-mounts.js';
import { outlookOf } from './outlook.js';
import type { Room, RootCensus } from './report.js';
import type { Store } from './store.js';

export interface CensusOptions {
  readonly sizes: boolean;
  readonly signal?: AbortSignal;
  onProgress?(entries: number): void;
}

/** Counts a storage root of this machine: each layer for itself, those below first, so that what a layer adds is seen. */
export async function censusOf(
  root: string,
  stores: readonly Store[],
  mounts: OverlayMounts | undefined,
  rooms: ReadonlyMap<Store, Room | null>,
  options: CensusOptions,
): Promise<RootCensus> {
  const type = mounts?.typeAt(root) ?? null;
  if (type !== null && !localFilesystems.has(type))
    throw new UnknowableError('unsupported', `nothing is counted on ${type}, which may never answer: "${root}"`);
  const start = performance.now();
  const leftovers = stores.flatMap(({ problems }) => problems.filter(({ kind }) => kind === 'leftover'));
  const parts = [
    ...stores.flatMap(({ layers }) => layers.map(({ directory }) => directory)),
    ...leftovers.map(({ path }) => path),
  ];
  const { total, rest, complete, way, losses, ...counted } = await takeCensus({
    parts: [...new Set(parts)],
    // A driver's directory may be a mount of its own.
    whole: [root, ...new Set(stores.map(({ home }) => home).filter(home => mounts?.points.includes(home) ?? false))],
    mountPoints: mounts?.points ?? [],
    native: loadNative(),
    ...options,
  });
  return {
    complete,
    way,
    sizes: options.sizes,
    milliseconds: Math.round(performance.now() - start),
    total,
    rest,
    parts: counted.parts,
    losses,
    outlook: stores.map(store => outlookOf(store, counted.parts, rooms.get(store) ?? null, complete)),
  };
}
