import { defineFact, maybe, type FactResult } from '@hostlint/core';
import {
  containerdOverlayUse,
  overlayUse,
  podmanOverlayUse,
  type OverlayUse,
} from '../../shared/filesystem/overlay-use.js';
import { containerdStart } from '../containerd/start.js';
import { imageStore } from '../docker/image-store.js';
import { storageDriver } from '../docker/storage-driver.js';
import { storageFilesystems } from '../filesystem/storage-filesystems.js';
import { storageConf, type StorageConf } from '../podman/storage-conf.js';
import { podmanStorageDriver } from '../podman/storage-driver.js';

export type { OverlayUse } from '../../shared/filesystem/overlay-use.js';

/** By the path of the storage root. */
export type StorageLayers = ReadonlyMap<string, OverlayUse>;

/** What the engines make of their storage, as far as it matters to the file systems below. */
export const storageLayers = defineFact({
  id: 'storage/layers',
  summary:
    'For each storage root whether overlay layers lie in it, so that what overlay asks of a file system matters there.',
  privileges: 'Storage roots belong to root, so only root sees which drivers were used before.',
  needs: {
    storage: storageFilesystems,
    docker: maybe(storageDriver),
    images: maybe(imageStore),
    containerd: maybe(containerdStart),
    podman: maybe(podmanStorageDriver),
    conf: maybe(storageConf),
  },
  async collect(_host, { storage, docker, images, containerd, podman, conf }): Promise<StorageLayers> {
    return new Map(
      storage.map(({ root, kind }) => {
        if (root.role === 'graphroot') return [root.path, podmanOverlayUse(podman, mountProgram(conf))];
        if (root.role === 'own-root') return [root.path, containerdOverlayUse(containerd)];
        return [root.path, overlayUse(root, storage, { docker, images }, kind)];
      }),
    );
  },
});

/** The program that storage.conf has podman mount layers with; empty: none. */
function mountProgram(conf: FactResult<StorageConf>): string | null {
  if (!conf.known) return null;
  const programs = conf.value.options.options.map(({ text }) =>
    /^[^=]*mount_program\s*=(.*)$/i.exec(text)?.[1]?.trim(),
  );
  return programs.findLast(program => program !== undefined) ?? '';
}
