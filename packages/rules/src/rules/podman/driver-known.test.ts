import { testRule } from '@hostlint/core/testing';
import { driverKnown } from './driver-known.js';
import { conf, database, elsewhere, engine, noDatabase, podmanOf } from './podman-samples.test.js';

testRule(driverKnown, {
  pass: [{ name: 'overlay', facts: { engine: engine(), storage: podmanOf(), conf: conf(), database: noDatabase } }],
  fail: [
    {
      name: 'a misspelled driver',
      facts: {
        engine: engine(),
        storage: podmanOf({ driver: 'ovrelay' }),
        conf: conf({ driver: 'ovrelay' }),
        database: noDatabase,
      },
      message: 'unknown',
      stops: ['podman'],
      says: 'overlay, btrfs, zfs, vfs',
      command: 'driver = "overlay"',
      data: { driver: 'ovrelay' },
    },
    {
      name: 'devicemapper in the database, which podman 5.1 does not have any more',
      facts: {
        engine: engine(),
        storage: podmanOf({ database: { state: 'read', driver: 'devicemapper' } }),
        conf: conf(),
        database: database('devicemapper'),
      },
      message: 'unknown',
      stops: ['podman'],
      says: 'db.sql',
    },
  ],
  notApplicable: [
    {
      name: 'podman is not here',
      facts: { engine: elsewhere, storage: podmanOf(), conf: conf(), database: noDatabase },
    },
  ],
  unknown: [
    {
      name: 'the graph root cannot be looked at',
      facts: {
        engine: engine(),
        storage: podmanOf(
          { problem: 'not allowed' },
          { starts: null, possible: [{ cause: 'driver-unknown', message: 'x' }], open: ['a question'] },
        ),
        conf: conf(),
        database: noDatabase,
      },
    },
  ],
});
