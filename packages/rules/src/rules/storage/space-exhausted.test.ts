import { testRule } from '@hostlint/core/testing';
import { driverOf } from './driver-samples.test.js';
import { spaceExhausted } from './space-exhausted.js';

testRule(spaceExhausted, {
  pass: [{ name: 'enough', facts: { running: true, storage: driverOf() } }],
  fail: [
    {
      name: 'none',
      facts: { running: true, storage: driverOf({ root: { space: 'none' } }) },
      message: 'full',
      says: 'no space left on device',
      stops: ['docker'],
      command: 'df -h',
    },
  ],
  unknown: [{ name: 'little', facts: { running: true, storage: driverOf({ root: { space: null } }) } }],
});
