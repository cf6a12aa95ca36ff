import { testRule } from '@hostlint/core/testing';
import { onOverlay } from '../../shared/docker-storage/storage-samples.test.js';
import { unknownFilesystem } from '../../shared/docker-storage/filesystem-view.js';
import { debian } from '../kernel/kernel-samples.test.js';
import { backingFs } from './backing-fs.js';
import { elsewhere, engine, podmanOf, roots } from './podman-samples.test.js';

testRule(backingFs, {
  pass: [{ name: 'ext4', facts: { engine: engine(), storage: podmanOf(), roots, os: debian } }],
  fail: [
    {
      name: 'and no fuse-overlayfs',
      facts: { engine: engine(), storage: podmanOf({ driver: 'overlay', on: onOverlay }), roots, os: debian },
      message: 'refused',
      stops: ['podman'],
      says: 'over which podman does not use overlay',
      command: 'apt-get install fuse-overlayfs',
    },
  ],
  notApplicable: [{ name: 'podman is not here', facts: { engine: elsewhere, storage: podmanOf(), roots, os: debian } }],
  unknown: [
    {
      name: 'the file system is unknown',
      facts: {
        engine: engine(),
        storage: podmanOf({ driver: 'overlay', on: unknownFilesystem }),
        roots,
        os: debian,
      },
    },
  ],
});
