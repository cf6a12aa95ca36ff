import { testRule } from '@hostlint/core/testing';
import { xfs } from '../../shared/docker-storage/storage-samples.test.js';
import { storageOptions } from './storage-options.js';
import { conf, elsewhere, engine, podmanOf } from './podman-samples.test.js';

testRule(storageOptions, {
  pass: [{ name: 'no options', facts: { engine: engine(), storage: podmanOf(), conf: conf() } }],
  fail: [
    {
      name: 'a size that is none',
      facts: {
        engine: engine(),
        storage: podmanOf({ driver: 'overlay', options: ['overlay.size=lots'] }),
        conf: conf({ options: ['overlay.size=lots'] }),
      },
      message: 'refused',
      stops: ['podman'],
      says: 'invalid size',
      command: 'sed -i.bak 2d',
    },
    {
      name: 'a size on ext4',
      facts: {
        engine: engine(),
        storage: podmanOf({ driver: 'overlay', options: ['overlay.size=1G'] }),
        conf: conf({ options: ['overlay.size=1G'] }),
      },
      message: 'quota',
      stops: ['podman'],
      says: 'storage.conf, line 2',
    },
    {
      name: 'mountopt with ro',
      facts: {
        engine: engine(),
        storage: podmanOf({ driver: 'overlay', options: ['overlay.mountopt=ro'] }),
        conf: conf({ options: ['overlay.mountopt=ro'] }),
      },
      message: 'readOnly',
      stops: ['podman'],
      says: 'ro',
    },
    {
      name: 'an option from the environment',
      facts: {
        engine: engine(),
        storage: podmanOf(
          { driver: 'vfs', options: ['vfs.foo=1'] },
          { refusals: [{ cause: 'storage-option', message: 'x', driver: 'vfs' }] },
        ),
        conf: conf(),
      },
      message: 'refused',
      stops: ['podman'],
      says: 'vfs',
    },
  ],
  notApplicable: [{ name: 'podman is not here', facts: { engine: elsewhere, storage: podmanOf(), conf: conf() } }],
  unknown: [
    {
      name: 'whether the quota works is unknown',
      facts: {
        engine: engine(),
        storage: podmanOf({ driver: 'overlay', on: { ...xfs, projectQuota: null }, options: ['overlay.size=1G'] }),
        conf: conf(),
      },
    },
  ],
});
