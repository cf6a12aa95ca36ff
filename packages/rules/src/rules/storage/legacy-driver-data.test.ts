import { testRule } from '@hostlint/core/testing';
import { driverOf } from './driver-samples.test.js';
import { legacyDriverData } from './legacy-driver-data.js';

testRule(legacyDriverData, {
  pass: [{ name: 'overlay2 only', facts: { storage: driverOf({ homes: { overlay2: 'used' } }) } }],
  fail: [
    {
      name: 'aufs with 28.5',
      facts: { storage: driverOf({ homes: { aufs: 'used' } }) },
      message: 'ignored',
      subject: 'aufs',
      says: 'would ignore it',
      command: 'rm -rf /var/lib/docker/aufs',
      evidence: [{ path: '/var/lib/docker/aufs' }],
    },
    {
      name: 'overlay with 20.10',
      facts: { storage: driverOf({ version: '20.10.24', homes: { overlay: 'used' } }) },
      message: 'deprecated',
      subject: 'overlay',
      severity: 'warning',
    },
  ],
  unknown: [
    {
      name: 'the data-root cannot be looked into',
      facts: { storage: driverOf({ homes: { aufs: null }, problem: 'no permission' }) },
    },
  ],
});
