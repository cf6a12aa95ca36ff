import { testRule } from '@hostlint/core/testing';
import { ext4, readOnly } from '../../shared/docker-storage/storage-samples.test.js';
import { runroot } from './runroot.js';
import { conf, elsewhere, engine, podmanOf } from './podman-samples.test.js';

testRule(runroot, {
  pass: [{ name: 'a usual run root', facts: { engine: engine(), storage: podmanOf(), conf: conf() } }],
  fail: [
    {
      name: 'a run root on a read-only file system',
      facts: { engine: engine(), storage: podmanOf({ runRoot: { filesystem: readOnly } }), conf: conf() },
      message: 'unusable',
      stops: ['podman'],
      says: 'read-only',
    },
    {
      name: 'a file where the locks of overlay belong',
      facts: { engine: engine(), storage: podmanOf({ runRoot: { blocked: ['overlay-locks'] } }), conf: conf() },
      message: 'unusable',
      stops: ['podman'],
      says: 'overlay-locks',
    },
  ],
  notApplicable: [{ name: 'podman is not here', facts: { engine: elsewhere, storage: podmanOf(), conf: conf() } }],
  unknown: [
    {
      name: 'its mount is unknown',
      facts: {
        engine: engine(),
        storage: podmanOf({ runRoot: { filesystem: { ...ext4, readOnly: null } } }),
        conf: conf(),
      },
    },
  ],
});
