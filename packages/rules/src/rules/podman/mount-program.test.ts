import { testRule } from '@hostlint/core/testing';
import { debian } from '../kernel/kernel-samples.test.js';
import { mountProgram } from './mount-program.js';
import { elsewhere, engine, podmanOf } from './podman-samples.test.js';

testRule(mountProgram, {
  pass: [{ name: 'no mount program', facts: { engine: engine(), storage: podmanOf(), os: debian } }],
  fail: [
    {
      name: 'fuse-overlayfs is not installed',
      facts: {
        engine: engine(),
        storage: podmanOf({ driver: 'overlay', options: ['overlay.mount_program=/usr/bin/fuse-overlayfs'] }),
        os: debian,
      },
      message: 'missing',
      stops: ['podman'],
      data: { program: '/usr/bin/fuse-overlayfs' },
      command: 'sed -i.bak 2d',
    },
    {
      name: 'another program that is not there',
      facts: {
        engine: engine(),
        storage: podmanOf({ driver: 'overlay', options: ['overlay.mount_program=/opt/x'] }),
        os: debian,
      },
      message: 'missing',
      stops: ['podman'],
      command: '/etc/containers/storage.conf',
    },
  ],
  notApplicable: [{ name: 'podman is not here', facts: { engine: elsewhere, storage: podmanOf(), os: debian } }],
  unknown: [
    {
      name: 'its directory cannot be looked at',
      facts: {
        engine: engine(),
        storage: podmanOf({
          driver: 'overlay',
          options: ['overlay.mount_program=/root/x'],
          paths: { '/root/x': null },
        }),
        os: debian,
      },
    },
  ],
});
