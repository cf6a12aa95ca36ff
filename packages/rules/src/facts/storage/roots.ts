import { defineFact, maybe, UnknowableError, type FactResult, type HostSource } from '@hostlint/core';
import { walkPath } from '../../shared/docker-storage/walk-path.js';
import type { StorageEngine } from '../../shared/filesystem/storage-engine.js';
import { containerdRoot } from '../containerd/root.js';
import { dataRoot, type DataRoot, inDataRoot } from '../docker/data-root.js';
import { imageStore, type DockerImageStore } from '../docker/image-store.js';
import { priorDrivers, type PriorDrivers } from '../docker/prior-drivers.js';
import { podmanGraphroot } from '../podman/graphroot.js';

/** A directory that holds layers. */
export interface StorageRoot {
  readonly engine: StorageEngine;
  /** `containerd-root`: where Docker has containerd keep images. `own-root`: of a containerd that is judged itself. */
  readonly role: 'data-root' | 'overlay2' | 'containerd-root' | 'own-root' | 'graphroot';
  readonly configuredPath: string;
  /** Without symlinks. */
  readonly path: string;
  /** The nearest existing ancestor, itself if it exists. */
  readonly existing: string;
  readonly exists: boolean;
  /** Why it cannot be told where it is; then `path` is only where it would usually be. */
  readonly problem?: string;
}

/** Where storage roots are unless configuration says otherwise. */
export const usualRoots = ['/var/lib/docker', '/var/lib/containerd', '/var/lib/containers/storage'];

/** The roots of the engines that are judged. A directory that two of them share is there once. */
export const storageRoots = defineFact({
  id: 'storage/roots',
  summary:
    'The directories that hold layers, of the engines that are judged: Docker’s data-root, its overlay2/ where that is a mount of its own, and containerd’s root where Docker keeps images there; containerd’s own root; podman’s graph root.',
  reads: () => ({ stats: [...usualRoots, ...inDataRoot('overlay2'), '{configured}'] }),
  needs: {
    root: maybe(dataRoot),
    prior: maybe(priorDrivers),
    images: maybe(imageStore),
    own: maybe(containerdRoot),
    graphroot: maybe(podmanGraphroot),
  },
  async collect(host, { root, prior, images, own, graphroot }, { judged }): Promise<readonly StorageRoot[]> {
    const roots = judged.includes('docker') ? await dockerRoots(host, root, prior, images) : [];
    if (judged.includes('containerd')) roots.push(rootOf('containerd', 'own-root', '/var/lib/containerd', own));
    if (judged.includes('podman')) roots.push(rootOf('podman', 'graphroot', '/var/lib/containers/storage', graphroot));
    return roots.filter(({ path }, index) => roots.findIndex(other => other.path === path) === index);
  },
});

/** A root as its engine's own fact has it; where that is unknown, the usual place with the reason. */
function rootOf(
  engine: StorageEngine,
  role: StorageRoot['role'],
  usual: string,
  found: FactResult<Pick<StorageRoot, 'configuredPath' | 'path' | 'existing' | 'exists'>>,
): StorageRoot {
  if (!found.known) return { ...unseen(engine, role, usual), problem: found.detail };
  const { configuredPath, path, existing, exists } = found.value;
  return { engine, role, configuredPath, path, existing, exists };
}

const unseen = (engine: StorageEngine, role: StorageRoot['role'], path: string): StorageRoot => ({
  engine,
  role,
  configuredPath: path,
  path,
  existing: path,
  exists: false,
});

async function dockerRoots(
  host: HostSource,
  root: FactResult<DataRoot>,
  prior: FactResult<PriorDrivers>,
  images: FactResult<DockerImageStore>,
): Promise<StorageRoot[]> {
  if (!root.known) throw new UnknowableError(root.reason, root.detail);
  const { path } = root.value;
  const roots = [rootOf('docker', 'data-root', path, root)];
  const home = prior.known ? prior.value.homes.overlay2 : null;
  if (home === 'used' || home === 'empty') {
    const overlay2 = `${path}/overlay2`;
    const [above, own, real] = [await host.stat(path), await host.stat(overlay2), await host.realpath(overlay2)];
    if (own && above?.device !== own.device)
      roots.push({ ...unseen('docker', 'overlay2', real ?? overlay2), configuredPath: overlay2, exists: true });
  }
  if (!images.known)
    roots.push({ ...unseen('containerd', 'containerd-root', '/var/lib/containerd'), problem: images.detail });
  if (images.known && images.value.store?.kind === 'containerd') {
    const configuredPath = images.value.containerdRoot;
    const { path, existing, exists } = await walkPath(host, configuredPath);
    roots.push({ engine: 'containerd', role: 'containerd-root', configuredPath, path, existing, exists });
  }
  return roots;
}
