import { createHash } from 'node:crypto';
import type { Image } from '../store.js';
import type { StoreReader } from '../store-reader.js';
import type { LayerDatabase } from './layer-database.js';

/** image/DRIVER/imagedb and repositories.json. Source: moby v20.10.24 image/fs.go, reference/store.go, image/rootfs.go ChainID. */
export async function readDockerImages(
  reader: StoreReader,
  path: string,
  { layers }: Pick<LayerDatabase, 'layers'>,
): Promise<readonly Image[]> {
  const names = await readNames(reader, `${path}/repositories.json`);
  const images: Image[] = [];
  for (const name of await reader.names(`${path}/imagedb/content/sha256`)) {
    const config = await reader.json(`${path}/imagedb/content/sha256/${name}`);
    if (!config) continue;
    const id = `sha256:${name}`;
    const diffs = config.get('rootfs', 'diff_ids').texts;
    const chain = diffs.length > 0 ? chainId(diffs) : null;
    const top = chain === null ? undefined : layers.get(chain);
    const called = names.get(id) ?? [];
    if (chain !== null && !top) {
      reader.problem(
        'missing-layer',
        `${path}/imagedb/content/sha256/${name}`,
        `Image ${called[0] ?? id.slice(0, 19)} wants layer ${chain.slice(0, 19)}, which the layer database lacks: dockerd leaves the image out. Pull it anew.`,
      );
    }
    images.push({ id, names: called, top: top?.cacheId ?? null, layerCount: diffs.length });
  }
  return images;
}

async function readNames(reader: StoreReader, path: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const byImage = new Map<string, string[]>();
  const file = await reader.json(path);
  for (const [, references] of file?.get('Repositories').entries ?? [])
    for (const [reference, id] of references.entries) {
      // What was pulled is there twice, by its name and by its digest.
      if (id.text === null || reference.includes('@')) continue;
      byImage.set(id.text, [...(byImage.get(id.text) ?? []), reference].sort());
    }
  return byImage;
}

/** The name of a layer and all below it, of the digests of their archives. */
export const chainId = (diffIds: readonly string[]): string =>
  diffIds.reduce((chain, diff) => `sha256:${createHash('sha256').update(`${chain} ${diff}`).digest('hex')}`);
