import { defineFact, maybe } from '@hostlint/core';
import { walkPath } from '../../shared/docker-storage/walk-path.js';
import { dataRoot } from '../docker/data-root.js';
import { imageStore } from '../docker/image-store.js';
import { priorDrivers } from '../docker/prior-drivers.js';

/** A directory that holds layers. */
export interface StorageRoot {
  readonly engine: 'docker' | 'containerd';
  readonly role: 'data-root' | 'overlay2' | 'containerd-root';
  readonly configuredPath: string;
  /** Without symlinks. */
  readonly path: string;
  /** The nearest existing ancestor, itself if it exists. */
  readonly existing: string;
  readonly exists: boolean;
  /** Why it cannot be told where it is; then `path` is only where it would usually be. */
  readonly problem?: string;
}

export const storageRoots = defineFact({
  id: 'storage/roots',
  summary:
    'The directories that hold layers: Docker’s data-root, its overlay2/ where that is a mount of its own, and containerd’s root where Docker keeps images there.',
  needs: { root: dataRoot, prior: maybe(priorDrivers), images: maybe(imageStore) },
  async collect(host, { root, prior, images }, { judged }): Promise<readonly StorageRoot[]> {
    if (!judged.includes('docker')) return [];
    const { configuredPath, path, existing, exists } = root;
    const roots: StorageRoot[] = [{ engine: 'docker', role: 'data-root', configuredPath, path, existing, exists }];
    const home = prior.known ? prior.value.homes.overlay2 : null;
    if (home === 'used' || home === 'empty') {
      const overlay2 = `${path}/overlay2`;
      const [above, own, real] = [await host.stat(path), await host.stat(overlay2), await host.realpath(overlay2)];
      if (own && above?.device !== own.device) {
        roots.push({
          engine: 'docker',
          role: 'overlay2',
          configuredPath: overlay2,
          path: real ?? overlay2,
          existing: real ?? overlay2,
          exists: true,
        });
      }
    }
    if (!images.known) roots.push({ ...hiddenContainerdRoot, problem: images.detail });
    if (images.known && images.value.store?.kind === 'containerd') {
      const { containerdRoot } = images.value;
      const walk = await walkPath(host, containerdRoot);
      roots.push({
        engine: 'containerd',
        role: 'containerd-root',
        configuredPath: containerdRoot,
        path: walk.path,
        existing: walk.existing,
        exists: walk.exists,
      });
    }
    return roots;
  },
});

const usual = '/var/lib/containerd';
const hiddenContainerdRoot = {
  engine: 'containerd',
  role: 'containerd-root',
  configuredPath: usual,
  path: usual,
  existing: usual,
  exists: false,
} as const;
