import { testRule } from '@hostlint/core/testing';
import { ext4, noFiletype } from '../../shared/docker-storage/storage-samples.test.js';
import { debian } from '../kernel/kernel-samples.test.js';
import { dType } from './d-type.js';
import { elsewhere, engine, podmanOf, roots } from './podman-samples.test.js';

testRule(dType, {
  pass: [{ name: 'ext4', facts: { engine: engine(), storage: podmanOf(), roots, os: debian } }],
  fail: [
    {
      name: 'and no fuse-overlayfs',
      facts: { engine: engine(), storage: podmanOf({ driver: 'overlay', on: noFiletype }), roots, os: debian },
      message: 'missing',
      stops: ['podman'],
      says: 'no d_type',
      command: 'apt-get install fuse-overlayfs',
    },
  ],
  notApplicable: [{ name: 'podman is not here', facts: { engine: elsewhere, storage: podmanOf(), roots, os: debian } }],
  unknown: [
    {
      name: 'the file system is unknown',
      facts: {
        engine: engine(),
        storage: podmanOf({ driver: 'overlay', on: { ...ext4, dType: null } }),
        roots,
        os: debian,
      },
    },
  ],
});
