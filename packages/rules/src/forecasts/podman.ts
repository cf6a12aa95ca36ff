import { defineForecast, maybe } from '@hostlint/core';
import { podmanEngine } from '../facts/podman/engine.js';
import { podmanStorageDriver } from '../facts/podman/storage-driver.js';

/** What `podman info` would say if root called it now. */
export const podman = defineForecast({
  engine: 'podman',
  needs: { engine: podmanEngine, storage: maybe(podmanStorageDriver) },
  predict({ engine, storage }) {
    const told = storage.known ? storage.value : null;
    return {
      version: engine.version,
      installed: engine.installed,
      storageDriver: told?.driver ?? null,
      backingFilesystem: told?.backingFilesystem ?? null,
      supportsDType: told?.supportsDType ?? null,
      nativeOverlayDiff: told?.nativeOverlayDiff ?? null,
      usingMetacopy: told?.usingMetacopy ?? null,
    };
  },
});
