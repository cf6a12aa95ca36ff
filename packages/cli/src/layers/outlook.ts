import type { Counts } from '../sources/census/tally.js';
import type { Outlook, Room } from './report.js';
import type { Layer, Store } from './store.js';

type PartCounts = ReadonlyMap<string, Counts | null>;

/** What the counts of a store say of the time to come. */
export function outlookOf(store: Store, parts: PartCounts, room: Room | null, complete: boolean): Outlook {
  if (!complete) return { store, inodesPerLayer: null, layersThatFit: null, overlay2: null };
  const images = store.layers.filter(({ kind }) => kind === 'image');
  const taken = images.flatMap(({ directory }) => parts.get(directory)?.newInodes ?? []);
  const average = taken.length === 0 ? null : taken.reduce((sum, one) => sum + one, 0) / taken.length;
  const hasLimit = room !== null && room.inodes > 0;
  return {
    store,
    inodesPerLayer: average === null ? null : Math.round(average),
    layersThatFit: average === null || average === 0 || !hasLimit ? null : Math.floor(room.inodesFree / average),
    overlay2: store.sharing === 'hard-links' ? underOverlay2(store, parts) : null,
  };
}

/** overlay2 has ID, diff, link and l/NAME for each layer, and for those over others also work and lower. */
const ownInodes = { base: 4, over: 6 } as const;
/** The legacy driver has ID and root. */
const treeDirectories = 2;

/**
 * Under overlay2 a file that is hard-linked from the layer below would not be there, nor symlinks and devices, which the old driver makes
 * anew in each layer, and of the directories only those that lead to a new file. What is left out: marks of what a layer removes, and
 * symlinks and empty directories that it really adds.
 */
function underOverlay2(store: Store, parts: PartCounts): { readonly now: number; readonly then: number } {
  let [now, then] = [0, 0];
  const below = new Set(store.layers.map(({ parent }) => parent));
  const byId = new Map(store.layers.map(layer => [layer.id, layer]));
  for (const layer of store.layers) {
    const counts = parts.get(layer.directory);
    if (!counts) continue;
    const parent = layer.parent === null ? undefined : byId.get(layer.parent);
    now += counts.newInodes;
    then += inodesThen(layer, counts, parent && parts.get(parent.directory)) + (below.has(layer.id) ? 1 : 0);
  }
  return { now, then };
}

function inodesThen({ kind, parent }: Layer, counts: Counts, under: Counts | null | undefined): number {
  // What is written to is laid out the same way, with one file more and a link; what is copied from the init layer would not be there.
  if (kind === 'init') return counts.newInodes + 2;
  if (kind !== 'image') return Math.max(0, counts.newInodes - (under?.newInodes ?? 0)) + ownInodes.over + 1;
  if (parent === null) return counts.newInodes - treeDirectories + ownInodes.base;
  return counts.newFiles + Math.max(0, counts.newDirectories - treeDirectories) + ownInodes.over;
}
