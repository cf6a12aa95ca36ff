import { chainId } from '../docker/images.js';
import type { StoreReader } from '../store-reader.js';

/** What an image is on one platform: the names of its layers' trees, and how many there are. */
export interface ImageChain {
  readonly chain: string;
  readonly layerCount: number;
}

const mostManifests = 100;

/**
 * Follows an image from its digest to the layers: an index names manifests, each for a platform, a manifest its configuration, and that
 * the layers. What was not pulled is not there. Source: opencontainers image-spec manifest.md, image-index.md, config.md.
 */
export async function imageChains(reader: StoreReader, root: string, digest: string): Promise<readonly ImageChain[]> {
  const blobs = `${root}/io.containerd.content.v1.content/blobs`;
  const pending = [digest];
  const seen = new Set<string>();
  const chains: ImageChain[] = [];
  for (let next = pending.pop(); next !== undefined && seen.size < mostManifests; next = pending.pop()) {
    const match = /^(sha256|sha512):([0-9a-f]+)$/.exec(next);
    if (!match || seen.has(next)) continue;
    seen.add(next);
    const manifest = await reader.json(`${blobs}/${match[1]}/${match[2]}`);
    if (!manifest) continue;
    for (const { text } of manifest.get('manifests').items.map(item => item.get('digest')))
      if (text !== null) pending.push(text);
    const config = /^(sha256|sha512):([0-9a-f]+)$/.exec(manifest.get('config', 'digest').text ?? '');
    if (!config) continue;
    const layers = (await reader.json(`${blobs}/${config[1]}/${config[2]}`))?.get('rootfs', 'diff_ids').texts ?? [];
    if (layers.length > 0) chains.push({ chain: chainId(layers), layerCount: layers.length });
  }
  return chains;
}
