import { testRule } from '@hostlint/core/testing';
import { debian } from '../kernel/kernel-samples.test.js';
import { overlaySupported } from './overlay-supported.js';
import { elsewhere, engine, podmanOf, roots } from './podman-samples.test.js';

testRule(overlaySupported, {
  pass: [{ name: 'overlay of the kernel', facts: { engine: engine(), storage: podmanOf(), roots, os: debian } }],
  fail: [
    {
      name: 'a kernel without overlay, and no fuse-overlayfs',
      facts: {
        engine: engine(),
        storage: podmanOf({ driver: 'overlay', overlay: { usable: false } }),
        roots,
        os: debian,
      },
      message: 'unsupported',
      stops: ['podman'],
      says: 'the kernel cannot mount overlay there',
      command: 'apt-get install fuse-overlayfs',
    },
  ],
  notApplicable: [{ name: 'podman is not here', facts: { engine: elsewhere, storage: podmanOf(), roots, os: debian } }],
  unknown: [
    {
      name: 'whether the kernel has overlay is unknown',
      facts: {
        engine: engine(),
        storage: podmanOf({ driver: 'overlay', overlay: { usable: null } }),
        roots,
        os: debian,
      },
    },
  ],
});
