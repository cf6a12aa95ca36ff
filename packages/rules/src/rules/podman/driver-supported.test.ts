import { testRule } from '@hostlint/core/testing';
import { ext4 } from '../../shared/docker-storage/storage-samples.test.js';
import { driverSupported } from './driver-supported.js';
import { conf, elsewhere, engine, podmanOf } from './podman-samples.test.js';

testRule(driverSupported, {
  pass: [{ name: 'overlay on ext4', facts: { engine: engine(), storage: podmanOf(), conf: conf() } }],
  fail: [
    {
      name: 'btrfs configured on ext4',
      facts: { engine: engine(), storage: podmanOf({ driver: 'btrfs' }), conf: conf({ driver: 'btrfs' }) },
      message: 'configured',
      stops: ['podman'],
      says: 'not on btrfs',
      command: 'driver = "overlay"',
    },
    {
      name: 'an empty directory of btrfs on ext4, and no driver configured',
      facts: { engine: engine(), storage: podmanOf({ homes: { btrfs: 'directory' } }), conf: conf() },
      message: 'prior',
      stops: ['podman'],
      command: 'mv /var/lib/containers/storage/btrfs',
      evidence: [{ path: '/var/lib/containers/storage/btrfs' }],
    },
    {
      name: 'nothing works',
      facts: {
        engine: engine(),
        storage: podmanOf(
          {},
          { starts: false, refusals: [{ cause: 'driver-unsupported', message: 'no supported storage backend found' }] },
        ),
        conf: conf(),
      },
      message: 'none',
      stops: ['podman'],
      says: 'no supported storage backend',
    },
  ],
  notApplicable: [{ name: 'podman is not here', facts: { engine: elsewhere, storage: podmanOf(), conf: conf() } }],
  unknown: [
    {
      name: 'the file system is unknown',
      facts: {
        engine: engine(),
        storage: podmanOf({ homes: { btrfs: 'directory' }, on: { ...ext4, magic: null } }),
        conf: conf(),
      },
    },
  ],
});
