import { testRule } from '@hostlint/core/testing';
import { database } from './database.js';
import { elsewhere, engine, noDatabase, podmanOf } from './podman-samples.test.js';

testRule(database, {
  pass: [{ name: 'no database yet', facts: { engine: engine(), storage: podmanOf(), database: noDatabase } }],
  fail: [
    {
      name: 'a damaged file',
      facts: {
        engine: engine(),
        storage: podmanOf({
          database: {
            state: 'refused',
            refusal: {
              cause: 'database',
              message: 'invalid database',
              names: ['/var/lib/containers/storage/libpod/bolt_state.db'],
            },
          },
        }),
        database: noDatabase,
      },
      message: 'refused',
      stops: ['podman'],
      says: 'invalid database',
      command: 'mv /var/lib/containers/storage/libpod/bolt_state.db',
    },
    {
      name: 'a graph root that was moved',
      facts: {
        engine: engine(),
        storage: podmanOf({
          database: {
            state: 'refused',
            refusal: {
              cause: 'database',
              message: 'database static dir "/a/libpod" does not match our static dir "/b/libpod"',
            },
          },
        }),
        database: noDatabase,
      },
      message: 'refused',
      stops: ['podman'],
      command: 'podman system reset',
    },
  ],
  notApplicable: [
    { name: 'podman is not here', facts: { engine: elsewhere, storage: podmanOf(), database: noDatabase } },
  ],
  unknown: [
    {
      name: 'it cannot be read',
      facts: { engine: engine(), storage: podmanOf({ database: { state: 'unknown' } }), database: noDatabase },
    },
  ],
});
