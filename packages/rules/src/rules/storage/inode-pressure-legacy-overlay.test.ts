import { testRule } from '@hostlint/core/testing';
import { ext4 } from '../../shared/docker-storage/storage-samples.test.js';
import { driverOf } from './driver-samples.test.js';
import { inodePressureLegacyOverlay } from './inode-pressure-legacy-overlay.js';

testRule(inodePressureLegacyOverlay, {
  pass: [{ name: 'overlay2', facts: { storage: driverOf() } }],
  fail: [
    {
      name: 'overlay',
      facts: { storage: driverOf({ version: '20.10.24', driver: 'overlay' }) },
      message: 'overlay',
      says: 'hard links',
    },
  ],
  notApplicable: [{ name: 'dockerd does not start', facts: { storage: driverOf({ driver: 'overlay' }) } }],
  unknown: [{ name: 'the driver is unknown', facts: { storage: driverOf({ on: { ...ext4, dType: null } }) } }],
});
