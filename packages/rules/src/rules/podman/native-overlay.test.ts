import { testRule } from '@hostlint/core/testing';
import { ext4, noFiletype } from '../../shared/docker-storage/storage-samples.test.js';
import { nativeOverlay } from './native-overlay.js';
import { conf, elsewhere, engine, podmanOf, roots } from './podman-samples.test.js';

const machine = { fuseOverlayfs: true };
const sample = {
  driver: 'overlay',
  options: ['overlay.mount_program=/usr/bin/fuse-overlayfs'],
  paths: { '/usr/bin/fuse-overlayfs': 'other' },
} as const;
const rest = { engine: engine(), roots, conf: conf() };

testRule(nativeOverlay, {
  pass: [{ name: 'overlay on ext4', facts: { ...rest, storage: podmanOf({ machine }) } }],
  fail: [
    {
      name: 'no d_type, and fuse-overlayfs is there',
      facts: { ...rest, storage: podmanOf({ on: noFiletype, machine }) },
      message: 'fallback',
      says: 'd_type',
      stops: [],
    },
    {
      name: 'a mount program for root',
      facts: { ...rest, storage: podmanOf(sample), conf: conf(sample) },
      message: 'configured',
      says: 'storage.conf, line 2',
      command: 'sed -i.bak 2d',
    },
    {
      name: 'a mount program from the environment',
      facts: { ...rest, storage: podmanOf(sample) },
      message: 'configured',
    },
  ],
  notApplicable: [
    { name: 'podman is not here', facts: { ...rest, engine: elsewhere, storage: podmanOf() } },
    { name: 'bound to it by earlier use', facts: { ...rest, storage: podmanOf({ flag: 'true', machine }) } },
    { name: 'vfs', facts: { ...rest, storage: podmanOf({ driver: 'vfs' }) } },
    { name: 'podman does not start', facts: { ...rest, storage: podmanOf({ driver: 'foo' }) } },
  ],
  unknown: [
    { name: 'd_type is unknown', facts: { ...rest, storage: podmanOf({ on: { ...ext4, dType: null }, machine }) } },
    { name: 'the driver is unknown', facts: { ...rest, storage: podmanOf({}, { driver: null }) } },
  ],
});
