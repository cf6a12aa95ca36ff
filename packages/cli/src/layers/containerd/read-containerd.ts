import type { HostSource } from '@hostlint/core';
import type { OverlayMounts } from '../overlay-mounts.js';
import { parentsFirst } from '../parents-first.js';
import type { Container, Image, Layer, Store } from '../store.js';
import { StoreReader } from '../store-reader.js';
import { imageChains } from './image-chains.js';
import { type Metadata, readMetadata } from './metadata.js';
import { readSnapshots, type Snapshot } from './snapshots.js';

const snapshotter = 'overlayfs';

/** The store of the overlayfs snapshotter; none where it was never used. Source: containerd v1.6.20 snapshots/overlay/overlay.go. */
export async function readContainerd(
  host: HostSource,
  root: string,
  mounts: OverlayMounts | undefined,
): Promise<readonly Store[]> {
  const reader = new StoreReader(host);
  const home = `${root}/io.containerd.snapshotter.v1.${snapshotter}`;
  const snapshots = await readSnapshots(reader, home);
  const ids = new Set(await reader.directories(`${home}/snapshots`));
  if (ids.size === 0 && (snapshots?.size ?? 0) === 0 && reader.problems.length === 0) return [];
  const metadata = await readMetadata(reader, root, snapshotter);
  const layers = layersOf(reader, home, snapshots ?? new Map(), ids, mounts);
  // Where the database cannot be read, nobody can tell what is left over.
  if (snapshots) tellLeftovers(reader, home, ids, new Set([...snapshots.values()].map(({ id }) => id)));
  return [
    {
      engine: 'containerd',
      driver: snapshotter,
      root,
      home: `${home}/snapshots`,
      sharing: 'overlay',
      images: await imagesOf(reader, root, metadata, snapshots ?? new Map()),
      layers,
      containers: containersOf(metadata, snapshots ?? new Map()),
      problems: reader.problems,
    },
  ];
}

function layersOf(
  reader: StoreReader,
  home: string,
  snapshots: ReadonlyMap<string, Snapshot>,
  ids: ReadonlySet<string>,
  mounts: OverlayMounts | undefined,
): readonly Layer[] {
  const tree = (id: string): string => `${home}/snapshots/${id}/fs`;
  const parents = new Map([...snapshots.values()].map(({ name, parent }) => [name, parent]));
  return parentsFirst(parents).map(name => {
    const { id, kind, parent, bytes } = snapshots.get(name) as Snapshot;
    const directory = `${home}/snapshots/${id}`;
    if (!ids.has(id))
      reader.problem('missing-layer', directory, `Snapshot ${shortKey(name)} has no directory: what it held is lost.`);
    const lower: string[] = [];
    for (let at = parent; at !== null && lower.length <= snapshots.size; at = snapshots.get(at)?.parent ?? null) {
      const below = snapshots.get(at);
      if (below && ids.has(below.id)) lower.push(tree(below.id));
      else {
        const text = `Snapshot ${shortKey(name)} lies over ${shortKey(at)}, which is not there: it cannot be mounted.`;
        reader.problem('missing-lower', directory, text);
      }
    }
    const isWritten = kind === 'active';
    return {
      id,
      kind: kind === 'committed' ? 'image' : isWritten ? 'container' : 'view',
      key: name,
      parent: parent === null ? null : (snapshots.get(parent)?.id ?? null),
      directory,
      content: tree(id),
      lower,
      work: isWritten ? `${directory}/work` : null,
      merged: null,
      mountedAt: mounts === undefined ? undefined : isWritten ? mounts.find(null, tree(id)) : null,
      notedBytes: kind === 'committed' ? bytes : null,
    };
  });
}

function tellLeftovers(reader: StoreReader, home: string, ids: ReadonlySet<string>, known: ReadonlySet<string>): void {
  for (const id of ids) {
    if (known.has(id)) continue;
    const why = id.startsWith('new-')
      ? 'A snapshot was to be made here, and was not finished: it was left behind, or is being made at this moment.'
      : 'No snapshot is in it any more: containerd removes it when it next cleans up.';
    reader.problem('leftover', `${home}/snapshots/${id}`, why);
  }
}

async function imagesOf(
  reader: StoreReader,
  root: string,
  { images, snapshotNames }: Metadata,
  snapshots: ReadonlyMap<string, Snapshot>,
): Promise<readonly Image[]> {
  const found: Image[] = [];
  for (const { namespace, name, digest } of images) {
    const chains = await imageChains(reader, root, digest);
    const unpacked = chains.flatMap(({ chain, layerCount }) => {
      const snapshot = snapshots.get(snapshotNames.get(`${namespace} ${chain}`) ?? '');
      return snapshot ? [{ top: snapshot.id, layerCount }] : [];
    })[0];
    // Names of CRI may be the image's own digest, and several names one image.
    const other = found.findIndex(one => one.id === digest && one.top === (unpacked?.top ?? null));
    const before = found[other];
    if (before) found[other] = { ...before, names: [...before.names, name] };
    else
      found.push({
        id: digest,
        names: [name],
        top: unpacked?.top ?? null,
        layerCount: unpacked?.layerCount ?? chains[0]?.layerCount ?? 0,
      });
  }
  return found;
}

const containersOf = (
  { containers, snapshotNames }: Metadata,
  snapshots: ReadonlyMap<string, Snapshot>,
): readonly Container[] =>
  containers
    .filter(container => container.snapshotter === snapshotter)
    .map(({ namespace, id, image, snapshotKey }) => ({
      id,
      name: null,
      image,
      layer: snapshots.get(snapshotNames.get(`${namespace} ${snapshotKey}`) ?? '')?.id ?? null,
      running: null,
    }));

/** `k8s.io/12/sha256:abc…` as `sha256:abc`. */
const shortKey = (name: string): string => (name.split('/').slice(2).join('/') || name).slice(0, 19);
