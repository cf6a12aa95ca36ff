import { defineForecast, maybe } from '@hostlint/core';
import { containerdEngine } from '../facts/containerd/engine.js';
import { containerdStart } from '../facts/containerd/start.js';

/** What containerd's default snapshotter would be if it started now; the rest it does not say. */
export const containerd = defineForecast({
  engine: 'containerd',
  needs: { engine: containerdEngine, start: maybe(containerdStart) },
  predict: ({ engine, start }) => ({
    version: engine.version,
    installed: engine.installed,
    storageDriver: start.known ? start.value.snapshotter : null,
    backingFilesystem: null,
    supportsDType: null,
    nativeOverlayDiff: null,
    usingMetacopy: null,
  }),
});
