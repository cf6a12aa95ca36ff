import { readLinkedHome } from '../linked-home.js';
import type { Store } from '../store.js';
import type { StoreReader } from '../store-reader.js';

/** A layer's directory as the driver has it. */
export interface DriverLayer {
  readonly directory: string;
  readonly content: string;
  readonly lower: readonly string[];
  readonly work: string | null;
  readonly merged: string | null;
  readonly isBroken: boolean;
}

export interface DriverHome {
  readonly path: string;
  readonly sharing: Store['sharing'];
  /** Whether all directories of layers are known. */
  readonly isKnown: boolean;
  readonly layers: ReadonlyMap<string, DriverLayer>;
}

/** What a driver keeps in its directory of the data-root. */
export async function readDriverHome(reader: StoreReader, root: string, driver: string): Promise<DriverHome> {
  const path = `${root}/${driver}`;
  switch (driver) {
    case 'overlay2':
    case 'fuse-overlayfs':
      return { path, sharing: 'overlay', isKnown: true, layers: await overlay2Layers(reader, path) };
    case 'overlay':
      return { path, sharing: 'hard-links', isKnown: true, layers: await overlayLayers(reader, path) };
    case 'vfs':
      return { path: `${path}/dir`, sharing: 'none', isKnown: true, layers: await wholeTrees(reader, `${path}/dir`) };
    default:
      return { path, sharing: 'unknown', isKnown: false, layers: new Map() };
  }
}

async function overlay2Layers(reader: StoreReader, home: string): Promise<ReadonlyMap<string, DriverLayer>> {
  const layers = new Map<string, DriverLayer>();
  for (const [id, layer] of await readLinkedHome(reader, home)) {
    const hasLower = layer.lower.length > 0;
    const { directory } = layer;
    // A layer without others below is never mounted, and its directory for that is only named.
    layers.set(id, {
      ...layer,
      work: hasLower ? `${directory}/work` : null,
      merged: hasLower ? `${directory}/merged` : null,
    });
  }
  return layers;
}

/**
 * ID/root is the whole tree of an image, hard links to the one below; what is written to lies in ID/upper over the tree of ID/lower-id.
 * Source: moby v20.10.24 daemon/graphdriver/overlay/overlay.go Create, ApplyDiff, Get.
 */
async function overlayLayers(reader: StoreReader, home: string): Promise<ReadonlyMap<string, DriverLayer>> {
  const layers = new Map<string, DriverLayer>();
  for (const id of await reader.directories(home)) {
    if (id === 'lost+found') continue;
    const directory = `${home}/${id}`;
    const tree = `${directory}/root`;
    if (await reader.isDirectory(tree)) {
      layers.set(id, { directory, content: tree, lower: [], work: null, merged: null, isBroken: false });
      continue;
    }
    const below = await reader.text(`${directory}/lower-id`);
    const lower = below ? [`${home}/${below}/root`] : [];
    const isThere = lower[0] !== undefined && (await reader.isDirectory(lower[0]));
    if (!isThere) {
      const text = below
        ? `Layer ${id.slice(0, 12)} lies over ${lower[0]}, which is not there: it cannot be mounted.`
        : `Layer ${id.slice(0, 12)} has neither a tree nor one that it lies over.`;
      reader.problem('missing-lower', `${directory}/lower-id`, text);
    }
    const [content, work, merged] = [`${directory}/upper`, `${directory}/work`, `${directory}/merged`];
    layers.set(id, { directory, content, lower, work, merged, isBroken: !isThere });
  }
  return layers;
}

async function wholeTrees(reader: StoreReader, home: string): Promise<ReadonlyMap<string, DriverLayer>> {
  const layers = new Map<string, DriverLayer>();
  for (const id of await reader.directories(home)) {
    const directory = `${home}/${id}`;
    layers.set(id, { directory, content: directory, lower: [], work: null, merged: null, isBroken: false });
  }
  return layers;
}
