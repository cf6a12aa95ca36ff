import { testRule } from '@hostlint/core/testing';
import { driverOf } from './driver-samples.test.js';
import { inodesExhausted } from './inodes-exhausted.js';

testRule(inodesExhausted, {
  pass: [{ name: 'enough', facts: { running: true, storage: driverOf() } }],
  fail: [
    {
      name: 'none',
      facts: { running: true, storage: driverOf({ root: { inodes: 'none' } }) },
      message: 'none',
      says: 'no space left on device',
      stops: ['docker'],
      command: 'df -i',
    },
  ],
  unknown: [{ name: 'little', facts: { running: true, storage: driverOf({ root: { inodes: null } }) } }],
});
