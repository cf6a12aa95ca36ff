import { testRule } from '@hostlint/core/testing';
import { driverOf } from './driver-samples.test.js';
import { multiplePriorDrivers } from './multiple-prior-drivers.js';

testRule(multiplePriorDrivers, {
  pass: [
    { name: 'one driver', facts: { storage: driverOf({ homes: { overlay2: 'used' } }) } },
    {
      name: 'a driver that 28 does not know any more',
      facts: { storage: driverOf({ homes: { overlay2: 'used', aufs: 'used' } }) },
    },
    {
      name: 'one is configured',
      facts: { storage: driverOf({ driver: 'overlay2', homes: { overlay2: 'used', btrfs: 'used' } }) },
    },
  ],
  fail: [
    {
      name: 'overlay2 and aufs with 20.10',
      facts: { storage: driverOf({ version: '20.10.24', homes: { overlay2: 'used', aufs: 'used' } }) },
      message: 'several',
      data: { names: 'overlay2, aufs' },
      stops: ['docker'],
      command: 'du -sh /var/lib/docker/overlay2',
    },
  ],
  unknown: [
    {
      name: 'the data-root cannot be looked into',
      facts: { storage: driverOf({ homes: { overlay2: 'used', 'fuse-overlayfs': null }, problem: 'no permission' }) },
    },
  ],
});
