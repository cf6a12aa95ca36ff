import type { HostSource } from '@hostlint/core';
import { type HomeLayer, readLinkedHome } from '../linked-home.js';
import type { OverlayMounts } from '../overlay-mounts.js';
import { parentsFirst } from '../parents-first.js';
import type { Container, Image, Layer, Store } from '../store.js';
import { type JsonValue, StoreReader } from '../store-reader.js';

/**
 * The stores of a graph root: DRIVER-layers/layers.json and its like name what lies in DRIVER/.
 * Source: containers/storage layers.go, images.go, containers.go, drivers/overlay/overlay.go.
 */
export async function readPodman(
  host: HostSource,
  root: string,
  mounts: OverlayMounts | undefined,
): Promise<readonly Store[]> {
  const stores: Store[] = [];
  const names = await new StoreReader(host).names(root);
  const drivers = names.flatMap(name => /^(.+)-layers$/.exec(name)?.[1] ?? []);
  for (const driver of drivers) stores.push(await readStore(new StoreReader(host), root, driver, mounts));
  return stores;
}

async function readStore(
  reader: StoreReader,
  root: string,
  driver: string,
  mounts: OverlayMounts | undefined,
): Promise<Store> {
  const home = `${root}/${driver}`;
  const records = async (what: string, names: readonly string[]): Promise<readonly JsonValue[]> => {
    const all: JsonValue[] = [];
    for (const name of names) all.push(...((await reader.json(`${root}/${driver}-${what}/${name}`))?.items ?? []));
    return all;
  };
  const noted = await records('layers', ['layers.json', 'volatile-layers.json']);
  const images = (await records('images', ['images.json'])).map(imageOf);
  const containers = (await records('containers', ['containers.json', 'volatile-containers.json'])).map(containerOf);
  const isOverlay = driver === 'overlay';
  const found = isOverlay ? await readLinkedHome(reader, home) : new Map<string, HomeLayer>();
  const writable = new Set(containers.map(({ layer }) => layer));
  const parents = new Map(noted.map(layer => [layer.get('id').text ?? '', layer.get('parent').text || null]));
  const byId = new Map(noted.map(layer => [layer.get('id').text ?? '', layer]));
  const layers = parentsFirst(parents).map((id): Layer => {
    const layer = byId.get(id) as JsonValue;
    const parent = parents.get(id) ?? null;
    const there = found.get(id);
    const directory = isOverlay ? `${home}/${id}` : `${home}/dir/${id}`;
    if (isOverlay && !there)
      reader.problem(
        'missing-layer',
        directory,
        `The layer ${id.slice(0, 12)} has no directory: what it held is lost.`,
      );
    if (parent !== null && !parents.has(parent)) {
      const text = `Layer ${id.slice(0, 12)} lies over ${parent.slice(0, 12)}, which this store lacks; an additional image store may have it.`;
      reader.problem('elsewhere', directory, text);
    }
    const hasLower = (there?.lower.length ?? 0) > 0;
    const merged = isOverlay ? `${directory}/merged` : null;
    const content = there?.content ?? (driver === 'vfs' ? directory : null);
    return {
      id,
      kind: writable.has(id) ? 'container' : 'image',
      key: layer.get('names').texts[0] ?? null,
      parent,
      directory,
      content,
      lower: there?.lower ?? [],
      work: hasLower ? `${directory}/work` : null,
      merged,
      mountedAt: mounts === undefined ? undefined : mounts.find(merged, content),
      notedBytes: layer.get('diff-size').number,
    };
  });
  for (const [id, { directory }] of found) {
    if (parents.has(id)) continue;
    reader.problem(
      'leftover',
      directory,
      'No record names this directory: it was left behind, or is being made at this moment.',
    );
  }
  const counted = images.map(image => ({ ...image, layerCount: depthOf(image.top, parents) }));
  const named = new Map(images.map(({ id, names }) => [id, names[0] ?? null]));
  return {
    engine: 'podman',
    driver,
    root,
    home,
    sharing: isOverlay ? 'overlay' : driver === 'vfs' ? 'none' : 'unknown',
    images: counted,
    layers,
    containers: containers.map(one => ({ ...one, image: named.get(one.image ?? '') ?? one.image })),
    problems: reader.problems,
  };
}

const imageOf = (image: JsonValue): Image => ({
  id: image.get('id').text ?? '',
  names: image.get('names').texts,
  top: image.get('layer').text || null,
  layerCount: 0,
});

const containerOf = (container: JsonValue): Container => ({
  id: container.get('id').text ?? '',
  name: container.get('names').texts[0] ?? null,
  image: container.get('image').text || null,
  layer: container.get('layer').text || null,
  running: null,
});

function depthOf(top: string | null, parents: ReadonlyMap<string, string | null>): number {
  let depth = 0;
  for (let at = top; at !== null && depth <= parents.size; at = parents.get(at) ?? null) depth++;
  return depth;
}
