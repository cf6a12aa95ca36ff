import { testRule } from '@hostlint/core/testing';
import { ext4, readOnly } from '../../shared/docker-storage/storage-samples.test.js';
import { graphrootWritable } from './graphroot-writable.js';
import { elsewhere, engine, podmanOf, roots } from './podman-samples.test.js';

testRule(graphrootWritable, {
  pass: [{ name: 'a graph root on ext4', facts: { engine: engine(), storage: podmanOf(), roots } }],
  fail: [
    {
      name: 'a read-only file system',
      facts: { engine: engine(), storage: podmanOf({ on: readOnly }), roots },
      message: 'readOnly',
      stops: ['podman'],
      says: 'read-only',
      command: 'mount -o remount,rw /var/lib/containers',
    },
  ],
  notApplicable: [{ name: 'podman is not here', facts: { engine: elsewhere, storage: podmanOf(), roots } }],
  unknown: [
    {
      name: 'the mounts are unknown',
      facts: { engine: engine(), storage: podmanOf({ on: { ...ext4, readOnly: null } }), roots },
    },
  ],
});
