import { defineForecast, maybe } from '@hostlint/core';
import { dockerEngine } from '../facts/docker/engine.js';
import { storageDriver } from '../facts/docker/storage-driver.js';

/** What `docker info` would say if dockerd started now. */
export const docker = defineForecast({
  engine: 'docker',
  needs: { engine: dockerEngine, storage: maybe(storageDriver) },
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
