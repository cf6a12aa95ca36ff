import { defineFact, maybe } from '@hostlint/core';
import { overlayUse, type OverlayUse } from '../../shared/filesystem/overlay-use.js';
import { imageStore } from '../docker/image-store.js';
import { storageDriver } from '../docker/storage-driver.js';
import { storageFilesystems } from '../filesystem/storage-filesystems.js';

export type { OverlayUse } from '../../shared/filesystem/overlay-use.js';

/** By the path of the storage root. */
export type StorageLayers = ReadonlyMap<string, OverlayUse>;

/** What the engines make of their storage, as far as it matters to the file systems below. */
export const storageLayers = defineFact({
  id: 'storage/layers',
  summary:
    'For each storage root whether overlay layers lie in it, so that what overlay asks of a file system matters there.',
  privileges: 'The data-root belongs to root, so only root sees which drivers were used before.',
  needs: { storage: storageFilesystems, docker: maybe(storageDriver), images: maybe(imageStore) },
  async collect(_host, { storage, docker, images }): Promise<StorageLayers> {
    return new Map(storage.map(({ root, kind }) => [root.path, overlayUse(root, storage, { docker, images }, kind)]));
  },
});
