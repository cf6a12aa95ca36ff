import { testRule } from '@hostlint/core/testing';
import { onOverlay } from '../../shared/docker-storage/storage-samples.test.js';
import { autoSelectedVfs } from './auto-selected-vfs.js';
import { elsewhere, engine, podmanOf } from './podman-samples.test.js';

testRule(autoSelectedVfs, {
  pass: [{ name: 'overlay works', facts: { engine: engine(), storage: podmanOf() } }],
  fail: [
    {
      name: 'a graph root on overlay, and no fuse-overlayfs',
      facts: { engine: engine(), storage: podmanOf({ on: onOverlay }) },
      message: 'fallsBack',
      says: 'overlay does not work on that file system',
    },
    {
      name: 'vfs alone is left',
      facts: { engine: engine(), storage: podmanOf({}, { driver: 'vfs', chosen: 'automatic', passedOver: [] }) },
      message: 'fallsBack',
      says: 'no other is left',
    },
  ],
  notApplicable: [
    { name: 'podman is not here', facts: { engine: elsewhere, storage: podmanOf() } },
    { name: 'vfs is configured', facts: { engine: engine(), storage: podmanOf({ driver: 'vfs' }) } },
    {
      name: 'podman does not start',
      facts: { engine: engine(), storage: podmanOf({ homes: { btrfs: 'directory' } }) },
    },
  ],
  unknown: [
    { name: 'the driver is unknown', facts: { engine: engine(), storage: podmanOf({}, { driver: null }) } },
    {
      name: 'vfs, by choice or by the database',
      facts: { engine: engine(), storage: podmanOf({}, { driver: 'vfs', chosen: null }) },
    },
  ],
});
