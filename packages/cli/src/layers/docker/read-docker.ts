import { parentsFirst } from '../parents-first.js';
import type { Image, Layer, LayerKind, Store } from '../store.js';
import type { OverlayMounts } from '../overlay-mounts.js';
import { StoreReader } from '../store-reader.js';
import type { HostSource } from '@hostlint/core';
import { type BuildCache, readBuildCache } from './build-cache.js';
import { type DockerContainer, readDockerContainers } from './containers.js';
import { readDriverHome, type DriverHome } from './driver-home.js';
import { readDockerImages } from './images.js';
import { type LayerDatabase, type NotedLayer, readLayerDatabase } from './layer-database.js';

/** The stores of a data-root: one for each driver that was ever used there. */
export async function readDocker(
  host: HostSource,
  root: string,
  mounts: OverlayMounts | undefined,
): Promise<readonly Store[]> {
  const stores: Store[] = [];
  const drivers = await new StoreReader(host).directories(`${root}/image`);
  for (const driver of drivers) {
    const reader = new StoreReader(host);
    const place = `${root}/image/${driver}`;
    const database = await readLayerDatabase(reader, `${place}/layerdb`);
    const images = await readDockerImages(reader, place, database);
    const containers = (await readDockerContainers(reader, root)).filter(one => one.driver === driver);
    const cache = await readBuildCache(reader, root);
    const home = await readDriverHome(reader, root, driver);
    stores.push(assemble({ reader, root, driver, database, images, containers, cache, home, mounts }));
  }
  return stores;
}

interface Parts {
  readonly reader: StoreReader;
  readonly root: string;
  readonly driver: string;
  readonly database: LayerDatabase;
  readonly images: readonly Image[];
  readonly containers: readonly DockerContainer[];
  readonly cache: BuildCache;
  readonly home: DriverHome;
  readonly mounts: OverlayMounts | undefined;
}

function assemble(parts: Parts): Store {
  const { reader, root, driver, database, images, containers, home, mounts } = parts;
  const layers = new Map<string, Layer>();
  const add = (id: string, kind: LayerKind, key: string | null, parent: string | null, bytes: number | null): void => {
    if (layers.has(id)) return;
    const found = home.layers.get(id);
    const where = kind === 'container' ? `container ${key?.slice(0, 12)}` : (key?.slice(0, 19) ?? id);
    if (!found && home.isKnown) {
      const text = `The ${kind} layer of ${where} has no directory: what it held is lost.`;
      reader.problem('missing-layer', `${home.path}/${id}`, text);
    }
    if (found) compare(parts, id, kind, parent, found.lower);
    const merged = found?.merged ?? null;
    const mountedAt = mounts === undefined ? undefined : mounts.find(merged, found?.content ?? null);
    layers.set(id, {
      id,
      kind,
      key,
      parent,
      directory: found?.directory ?? `${home.path}/${id}`,
      content: found?.content ?? null,
      lower: found?.lower ?? [],
      work: found?.work ?? null,
      merged,
      mountedAt: found ? mountedAt : null,
      notedBytes: bytes,
    });
  };
  const cacheIdOf = (chain: string | null): string | null =>
    chain === null ? null : (database.layers.get(chain)?.cacheId ?? null);
  const parents = new Map([...database.layers].sort().map(([chain, { parentChain }]) => [chain, parentChain]));
  for (const chain of parentsFirst(parents)) {
    const { cacheId, parentChain, bytes } = database.layers.get(chain) as NotedLayer;
    add(cacheId, 'image', chain, cacheIdOf(parentChain), bytes);
  }
  for (const { container, mountId, initId, parentChain } of database.mounts) {
    const below = cacheIdOf(parentChain);
    if (initId !== null) add(initId, 'init', container, below, null);
    add(mountId, 'container', container, initId ?? below, null);
  }
  addBuildCache(parts, add, cacheIdOf);
  if (home.isKnown) tellLeftovers(parts, layers);
  return {
    engine: 'docker',
    driver,
    root,
    home: home.path,
    sharing: home.sharing,
    images,
    layers: [...layers.values()],
    containers: containers.map(container => withLayer(container, parts)),
    problems: reader.problems,
  };
}

function addBuildCache(
  { cache, home }: Parts,
  add: (id: string, kind: LayerKind, key: string | null, parent: string | null, bytes: number | null) => void,
  cacheIdOf: (chain: string | null) => string | null,
): void {
  const known = [...(cache ?? [])].filter(([id]) => home.layers.has(id));
  const parents = new Map(
    known.map(([id, below]) => [id, below?.startsWith('sha256:') ? cacheIdOf(below) : below] as const),
  );
  for (const id of parentsFirst(parents)) add(id, 'build-cache', id, parents.get(id) ?? null, null);
}

/** The database and the driver each know what lies below a layer. */
function compare(
  { reader, home, cache }: Parts,
  id: string,
  kind: LayerKind,
  parent: string | null,
  lower: readonly string[],
): void {
  const below = parent === null ? undefined : home.layers.get(parent);
  if (kind === 'build-cache' || cache === null || home.sharing !== 'overlay' || (parent !== null && !below)) return;
  const wanted = below ? [below.content, ...below.lower] : [];
  if (home.layers.get(id)?.isBroken || below?.isBroken || wanted.join(':') === lower.join(':')) return;
  const text = `The driver lays it over ${lower.length} layers, and the layer database has ${wanted.length} below it or others: the image is not what it should be.`;
  reader.problem('disagreement', `${home.path}/${id}/lower`, text);
}

function tellLeftovers({ reader, home, cache, database }: Parts, layers: ReadonlyMap<string, Layer>): void {
  for (const [id, { directory }] of home.layers) {
    if (layers.has(id)) continue;
    if (cache === null) continue;
    const why = database.removing.has(id)
      ? 'Its layer was removed, and the directory was not: dockerd tries again when it starts.'
      : 'No image, container or build cache has it: it was left behind, or is being made at this moment.';
    reader.problem('leftover', directory, why);
  }
}

function withLayer(container: DockerContainer, { database, reader, root }: Parts): Store['containers'][number] {
  const mount = database.mounts.find(one => one.container === container.id);
  if (!mount) {
    const text = `Container ${container.name ?? container.id.slice(0, 12)} has no layer in the layer database: it cannot be started.`;
    reader.problem('missing-layer', `${root}/containers/${container.id}`, text);
  }
  const { id, name, image, running } = container;
  return { id, name, image, running, layer: mount?.mountId ?? null };
}
