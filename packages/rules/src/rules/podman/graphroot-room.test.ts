import { testRule } from '@hostlint/core/testing';
import { graphrootRoom } from './graphroot-room.js';
import { elsewhere, engine, podmanOf } from './podman-samples.test.js';

testRule(graphrootRoom, {
  pass: [{ name: 'room enough', facts: { running: true, engine: engine(), storage: podmanOf() } }],
  fail: [
    {
      name: 'no space',
      facts: { running: true, engine: engine(), storage: podmanOf({ root: { space: 'none' } }) },
      message: 'space',
      stops: ['podman'],
      command: 'df -h',
    },
    {
      name: 'no inodes',
      facts: { running: true, engine: engine(), storage: podmanOf({ root: { inodes: 'none' } }) },
      message: 'inodes',
      stops: ['podman'],
      command: 'df -i',
    },
  ],
  notApplicable: [{ name: 'podman is not here', facts: { running: true, engine: elsewhere, storage: podmanOf() } }],
  unknown: [
    {
      name: 'little space, and what is there already is unknown',
      facts: { running: true, engine: engine(), storage: podmanOf({ root: { space: null } }) },
    },
  ],
});
