import { testRule } from '@hostlint/core/testing';
import { persistence } from './persistence.js';
import { debian, fstabOf, hidden, path, storageOn } from './storage-samples.test.js';

const place = { fstab: fstabOf(`tmpfs ${path} tmpfs size=4g`), os: debian };

testRule(persistence, {
  pass: [{ name: 'a disk', facts: { storage: storageOn('xfs'), ...place } }],
  fail: [
    {
      name: 'tmpfs',
      facts: { storage: storageOn('tmpfs'), ...place },
      message: 'volatile',
      severity: 'warning',
      command: "sed -i.bak '1d' /etc/fstab",
    },
    { name: 'ramfs', facts: { storage: storageOn('ramfs'), ...place }, message: 'volatile', says: 'on ramfs' },
  ],
  notApplicable: [{ name: 'no storage root', facts: { storage: [], ...place } }],
  unknown: [{ name: 'no permission', facts: { storage: hidden(), ...place } }],
});
