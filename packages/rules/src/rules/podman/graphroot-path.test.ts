import { testRule } from '@hostlint/core/testing';
import { graphrootPath } from './graphroot-path.js';
import { conf, elsewhere, engine, podmanOf } from './podman-samples.test.js';

testRule(graphrootPath, {
  pass: [{ name: 'a usual graph root', facts: { engine: engine(), storage: podmanOf(), conf: conf() } }],
  fail: [
    {
      name: 'a symlink that leads nowhere',
      facts: {
        engine: engine(),
        storage: podmanOf({ root: { fault: 'dangling-link', faultPath: '/var/lib/containers/storage' } }),
        conf: conf(),
      },
      message: 'path',
      stops: ['podman'],
      says: 'file exists',
      command: 'ls -ld /var/lib/containers/storage',
    },
    {
      name: 'a configured path through a file',
      facts: {
        engine: engine(),
        storage: podmanOf({ root: { fault: 'below-a-file', faultPath: '/srv/x' } }),
        conf: conf(
          {},
          {
            options: {
              ...conf().options,
              graphRoot: { value: '/srv/x/y', evidence: { path: '/etc/containers/storage.conf', line: 4 } },
            },
          },
        ),
      },
      message: 'path',
      stops: ['podman'],
      says: 'not a directory',
      evidence: [{ path: '/etc/containers/storage.conf', line: 4 }],
    },
  ],
  notApplicable: [{ name: 'podman is not here', facts: { engine: elsewhere, storage: podmanOf(), conf: conf() } }],
  unknown: [
    {
      name: 'what is there cannot be looked at',
      facts: {
        engine: engine(),
        storage: podmanOf(
          { problem: 'not allowed' },
          { starts: null, possible: [{ cause: 'graphroot-path', message: 'x' }], open: ['a question'] },
        ),
        conf: conf(),
      },
    },
  ],
});
