import { testRule } from '@hostlint/core/testing';
import { fuseOverlayfsLeftover } from './fuse-overlayfs-leftover.js';
import { elsewhere, engine, podmanOf } from './podman-samples.test.js';

const machine = { fuseOverlayfs: true };
const pinned = podmanOf({ flag: 'true', machine });

testRule(fuseOverlayfsLeftover, {
  pass: [{ name: 'a new storage', facts: { engine: engine(), storage: podmanOf({ machine }) } }],
  fail: [
    {
      name: '.has-mount-program says true',
      facts: { engine: engine(), storage: pinned },
      message: 'bound',
      says: '/var/lib/containers/storage/overlay/.has-mount-program',
      stops: [],
      command: 'podman system reset',
    },
  ],
  notApplicable: [
    { name: 'podman is not here', facts: { engine: elsewhere, storage: pinned } },
    { name: 'vfs', facts: { engine: engine(), storage: podmanOf({ driver: 'vfs' }) } },
    { name: 'podman does not start', facts: { engine: engine(), storage: podmanOf({ driver: 'foo' }) } },
  ],
  unknown: [
    {
      name: 'layers whose origin nobody wrote down',
      facts: { engine: engine(), storage: podmanOf({ indicators: null, machine }) },
    },
    {
      name: 'the graph root cannot be listed',
      facts: { engine: engine(), storage: podmanOf({ homes: { btrfs: null } }, { driver: null }) },
    },
  ],
});
