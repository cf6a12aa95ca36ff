import { testRule } from '@hostlint/core/testing';
import { driverSwitch } from './driver-switch.js';
import { conf, database, elsewhere, engine, noDatabase } from './podman-samples.test.js';

const overlay = conf({ driver: 'overlay' });

testRule(driverSwitch, {
  pass: [{ name: 'both say overlay', facts: { engine: engine(), conf: overlay, database: database('overlay') } }],
  fail: [
    {
      name: 'overlay configured after vfs was used',
      facts: { engine: engine(), conf: overlay, database: database('vfs') },
      message: 'overruled',
      says: 'podman goes on with vfs',
      command: 'podman --storage-driver vfs system reset',
    },
  ],
  notApplicable: [
    { name: 'podman is not here', facts: { engine: elsewhere, conf: overlay, database: database('vfs') } },
    { name: 'no driver configured', facts: { engine: engine(), conf: conf(), database: database('vfs') } },
    { name: 'no database', facts: { engine: engine(), conf: overlay, database: noDatabase } },
  ],
  unknown: [
    {
      name: 'the database cannot be read',
      facts: { engine: engine(), conf: overlay, database: { ...noDatabase, state: 'unknown', why: 'not allowed' } },
    },
  ],
});
