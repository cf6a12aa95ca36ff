import { testRule } from '@hostlint/core/testing';
import { priorDrivers } from './prior-drivers.js';
import { conf, elsewhere, engine, podmanOf } from './podman-samples.test.js';

testRule(priorDrivers, {
  pass: [{ name: 'one driver', facts: { engine: engine(), storage: podmanOf(), conf: conf() } }],
  fail: [
    {
      name: 'overlay and vfs, none configured',
      facts: {
        engine: engine(),
        storage: podmanOf({ homes: { overlay: 'directory', vfs: 'directory' } }),
        conf: conf(),
      },
      message: 'several',
      stops: ['podman'],
      data: { names: 'overlay, vfs' },
      command: 'du -sh',
    },
  ],
  notApplicable: [{ name: 'podman is not here', facts: { engine: elsewhere, storage: podmanOf(), conf: conf() } }],
  unknown: [
    {
      name: 'the graph root cannot be listed',
      facts: { engine: engine(), storage: podmanOf({ homes: { overlay: 'directory', vfs: null } }), conf: conf() },
    },
  ],
});
