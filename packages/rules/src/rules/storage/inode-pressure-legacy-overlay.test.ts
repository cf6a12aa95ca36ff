import { known, testRule, unknown } from '@hostlint/core/testing';
import { ext4 } from '../../shared/docker-storage/storage-samples.test.js';
import { driverOf } from './driver-samples.test.js';
import { inodePressureLegacyOverlay } from './inode-pressure-legacy-overlay.js';

const notCounted = unknown('unsupported');
const counted = { entries: 400_000, directories: 9_000, inodes: 33_000, complete: true };

testRule(inodePressureLegacyOverlay, {
  pass: [{ name: 'overlay2', facts: { storage: driverOf(), census: notCounted } }],
  fail: [
    {
      name: 'overlay',
      facts: { storage: driverOf({ version: '20.10.24', driver: 'overlay' }), census: notCounted },
      message: 'overlay',
      says: 'hard links',
    },
    {
      name: 'overlay, and what lies there was counted',
      facts: {
        storage: driverOf({ version: '20.10.24', driver: 'overlay' }),
        census: known(new Map([['/var/lib/docker', counted]])),
      },
      message: 'overlayCounted',
      data: { entries: 400_000, inodes: 33_000, directories: 9_000 },
    },
    {
      name: 'overlay, and the count did not come to its end',
      facts: {
        storage: driverOf({ version: '20.10.24', driver: 'overlay' }),
        census: known(new Map([['/var/lib/docker', { ...counted, complete: false }]])),
      },
      message: 'overlay',
    },
  ],
  notApplicable: [
    { name: 'dockerd does not start', facts: { storage: driverOf({ driver: 'overlay' }), census: notCounted } },
  ],
  unknown: [
    {
      name: 'the driver is unknown',
      facts: { storage: driverOf({ on: { ...ext4, dType: null } }), census: notCounted },
    },
  ],
});
