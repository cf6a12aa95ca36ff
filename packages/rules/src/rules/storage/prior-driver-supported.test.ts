import { testRule } from '@hostlint/core/testing';
import { ext4, noFiletype, onOverlay } from '../../shared/docker-storage/storage-samples.test.js';
import { driverOf } from './driver-samples.test.js';
import { priorDriverSupported } from './prior-driver-supported.js';

testRule(priorDriverSupported, {
  pass: [
    { name: 'overlay2 on ext4', facts: { storage: driverOf({ homes: { overlay2: 'used' } }) } },
    {
      name: '20.10 spares used directories without d_type',
      facts: { storage: driverOf({ version: '20.10.24', on: noFiletype, homes: { overlay2: 'used' } }) },
    },
  ],
  fail: [
    {
      name: '28.5 does not',
      facts: { storage: driverOf({ on: noFiletype, homes: { overlay2: 'used' } }) },
      message: 'prior',
      says: 'd_type',
      stops: ['docker'],
      command: 'mv /var/lib/docker/overlay2 /var/lib/docker/overlay2.old',
    },
    {
      name: 'overlay2 on overlay',
      facts: { storage: driverOf({ on: onOverlay, homes: { overlay2: 'used' } }) },
      message: 'prior',
      says: 'upper layer',
    },
  ],
  unknown: [
    {
      name: 'd_type is unknown',
      facts: { storage: driverOf({ on: { ...ext4, dType: null }, homes: { overlay2: 'used' } }) },
    },
    {
      name: 'whether it was used is unknown',
      facts: { storage: driverOf({ homes: { btrfs: null }, problem: 'no permission' }) },
    },
  ],
});
