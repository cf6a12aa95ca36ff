import { testRule } from '@hostlint/core/testing';
import { boltdbDeprecated } from './boltdb-deprecated.js';
import { database, elsewhere, engine, noDatabase } from './podman-samples.test.js';

const bolt = database('overlay', 'bolt');

testRule(boltdbDeprecated, {
  pass: [
    { name: 'SQLite', facts: { engine: engine(), database: database('overlay') } },
    { name: 'no database yet, which will be SQLite', facts: { engine: engine(), database: noDatabase } },
  ],
  fail: [
    {
      name: 'podman 5.8 with a database of podman 4',
      facts: { engine: engine(), database: bolt },
      message: 'bolt',
      command: 'podman system migrate --migrate-db',
    },
    {
      name: 'podman 5.4',
      facts: { engine: engine({ version: '5.4.2' }), database: bolt },
      message: 'bolt',
      says: 'bolt_state.db',
    },
  ],
  notApplicable: [
    { name: 'podman is not here', facts: { engine: elsewhere, database: bolt } },
    { name: 'podman 4', facts: { engine: engine({ version: '4.3.1' }), database: bolt } },
  ],
});
