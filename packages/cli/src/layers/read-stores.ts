import type { HostSource } from '@hostlint/core';
import { readContainerd } from './containerd/read-containerd.js';
import { readDocker } from './docker/read-docker.js';
import type { OverlayMounts } from './overlay-mounts.js';
import { readPodman } from './podman/read-podman.js';
import type { Problem, Store } from './store.js';
import { StoreReader } from './store-reader.js';

/**
 * The stores in a directory, told by what is in it. Docker may keep a containerd inside, and with userns-remap a data-root of its own for
 * each range of ids.
 */
export async function readStores(
  host: HostSource,
  root: string,
  mounts: OverlayMounts | undefined,
): Promise<readonly Store[]> {
  const names = await new StoreReader(host).names(root);
  const stores: Store[] = [];
  if (names.includes('image')) stores.push(...(await readDocker(host, root, mounts)));
  if (names.some(name => name.endsWith('-layers'))) stores.push(...(await readPodman(host, root, mounts)));
  if (names.some(name => name.startsWith('io.containerd.'))) stores.push(...(await readContainerd(host, root, mounts)));
  if (names.includes('containerd') && (await new StoreReader(host).isDirectory(`${root}/containerd/daemon`)))
    stores.push(...(await readContainerd(host, `${root}/containerd/daemon`, mounts)));
  for (const name of names)
    if (/^\d+\.\d+$/.test(name)) stores.push(...(await readStores(host, `${root}/${name}`, mounts)));
  return sideBySide(stores);
}

/** An engine uses one driver at a time: what others hold takes room and is not seen. */
function sideBySide(stores: readonly Store[]): readonly Store[] {
  return stores.map(store => {
    const others = stores.filter(one => one !== store && one.engine === store.engine && one.root === store.root);
    const full = others.filter(({ layers }) => layers.length > 0).map(({ driver }) => driver);
    if (full.length === 0 || store.layers.length === 0) return store;
    const problem: Problem = {
      kind: 'several-drivers',
      path: store.home,
      text: `Beside it lie layers of ${full.join(', ')}. The engine uses one driver at a time: images and containers of the others are not seen, and take their room.`,
    };
    return { ...store, problems: [problem, ...store.problems] };
  });
}
