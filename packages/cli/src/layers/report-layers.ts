import { type HostSource, isUnknowable } from '@hostlint/core';
import { UsageError } from '../usage-error.js';
import { readOverlayMounts } from './overlay-mounts.js';
import { readStores } from './read-stores.js';
import type { LayersReport, Room, RootReport } from './report.js';
import type { Store } from './store.js';

export interface LayersOptions {
  readonly counts: boolean;
  readonly sizes: boolean;
  /** Whether the user named the root: then it must be there. */
  readonly isNamed: boolean;
  readonly signal: AbortSignal;
  onProgress(entries: number): void;
}

/** Reads the stores of a host, and counts them where that is wanted. */
export async function reportLayers(
  host: HostSource,
  label: string,
  paths: readonly string[],
  options: LayersOptions,
): Promise<LayersReport> {
  const mounts = await readOverlayMounts(host);
  const roots: RootReport[] = [];
  for (const given of paths) {
    const path = await directoryAt(host, given, options.isNamed);
    if (path === undefined) continue;
    const stores = await readStores(host, path, mounts);
    const rooms = new Map<Store, Room | null>();
    for (const store of stores) rooms.set(store, await roomAt(host, store.home));
    const root = { path, room: await roomAt(host, path), stores };
    if (!options.counts) {
      roots.push({ ...root, census: null });
      continue;
    }
    const { censusOf } = await import('./take-census.js');
    roots.push({ ...root, census: await censusOf(path, stores, mounts, rooms, options) });
  }
  return { host: label, roots };
}

async function directoryAt(host: HostSource, path: string, isNamed: boolean): Promise<string | undefined> {
  const found = await host.stat(path);
  if (found?.type === 'directory') return host.realpath(path);
  if (!isNamed) return undefined;
  const why = found ? 'is not a directory' : 'is not there';
  throw new UsageError('unreadable-target', `"${path}" ${why}; name a storage root such as /var/lib/docker`);
}

/** What statfs says; `null` where nobody can tell. */
async function roomAt(host: HostSource, path: string): Promise<Room | null> {
  try {
    const answer = await host.filesystem(path);
    if (!answer) return null;
    const { inodes, inodesFree, blocks, blocksAvailable, blockSizeBytes } = answer;
    return { inodes, inodesFree, bytes: blocks * blockSizeBytes, bytesFree: blocksAvailable * blockSizeBytes };
  } catch (error) {
    if (isUnknowable(error)) return null;
    throw error;
  }
}
