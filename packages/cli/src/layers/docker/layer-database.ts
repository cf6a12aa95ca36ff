import type { StoreReader } from '../store-reader.js';

/** A read-only layer as Docker's layer database has it. */
export interface NotedLayer {
  readonly chainId: string;
  /** The name of its directory at the driver. */
  readonly cacheId: string;
  readonly parentChain: string | null;
  readonly bytes: number | null;
}

/** What a container has: its own layer, and the one between it and the image. */
export interface NotedMount {
  readonly container: string;
  readonly mountId: string;
  readonly initId: string | null;
  readonly parentChain: string | null;
}

export interface LayerDatabase {
  readonly layers: ReadonlyMap<string, NotedLayer>;
  readonly mounts: readonly NotedMount[];
  /** Directories that are being removed, or whose removal did not come to its end. */
  readonly removing: ReadonlySet<string>;
}

const digest = /^[0-9a-f]{64}$/;

/** image/DRIVER/layerdb. Source: moby v20.10.24 layer/filestore.go; the same in v28.5.2 daemon/internal/layer. */
export async function readLayerDatabase(reader: StoreReader, path: string): Promise<LayerDatabase> {
  const layers = new Map<string, NotedLayer>();
  const removing = new Set<string>();
  for (const name of await reader.names(`${path}/sha256`)) {
    const place = `${path}/sha256/${name}`;
    const cacheId = await reader.text(`${place}/cache-id`);
    if (name.endsWith('-removing')) {
      if (cacheId) removing.add(cacheId);
      continue;
    }
    if (!digest.test(name)) continue;
    if (!cacheId) {
      reader.problem('unreadable', place, 'It lacks its cache-id, so that dockerd cannot tell which directory it is.');
      continue;
    }
    const size = await reader.text(`${place}/size`);
    layers.set(`sha256:${name}`, {
      chainId: `sha256:${name}`,
      cacheId,
      parentChain: (await reader.text(`${place}/parent`)) || null,
      bytes: size !== undefined && /^\d+$/.test(size) ? Number(size) : null,
    });
  }
  const mounts: NotedMount[] = [];
  for (const container of await reader.names(`${path}/mounts`)) {
    const place = `${path}/mounts/${container}`;
    const mountId = await reader.text(`${place}/mount-id`);
    if (!mountId) {
      reader.problem('unreadable', place, 'It lacks its mount-id, so that dockerd cannot tell which directory it is.');
      continue;
    }
    const initId = (await reader.text(`${place}/init-id`)) || null;
    mounts.push({ container, mountId, initId, parentChain: (await reader.text(`${place}/parent`)) || null });
  }
  return { layers, mounts, removing };
}
