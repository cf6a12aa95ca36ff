import { testRule } from '@hostlint/core/testing';
import { driverOf } from './driver-samples.test.js';
import { priorDriverDeprecated } from './prior-driver-deprecated.js';

testRule(priorDriverDeprecated, {
  pass: [
    { name: '20.10 takes it up', facts: { storage: driverOf({ version: '20.10.24', homes: { overlay: 'used' } }) } },
    {
      name: 'it is configured',
      facts: { storage: driverOf({ version: '23.0.6', driver: 'overlay', homes: { overlay: 'used' } }) },
    },
  ],
  fail: [
    {
      name: '23 does not',
      facts: { storage: driverOf({ version: '23.0.6', homes: { overlay: 'used' } }) },
      message: 'unnamed',
      data: { driver: 'overlay' },
      stops: ['docker'],
    },
  ],
});
