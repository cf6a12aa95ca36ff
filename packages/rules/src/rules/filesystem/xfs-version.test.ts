import { known, testRule, unknown } from '@hostlint/core/testing';
import { xfsVersion } from './xfs-version.js';
import { debian, fstabOf, hidden, storageOn } from './storage-samples.test.js';

const place = { kernels: known([{ config: '/boot/config-6.1', supportsV4: true }]), fstab: fstabOf(''), os: debian };
const xfs = (version: 4 | 5) => storageOn('xfs', 'xfs', { answer: { xfs: { version, ftype: true } } });

testRule(xfsVersion, {
  pass: [{ name: 'V5', facts: { storage: xfs(5), ...place } }],
  fail: [
    { name: 'V4', facts: { storage: xfs(4), ...place }, message: 'deprecated', severity: 'info', command: 'mkfs.xfs' },
    { name: 'V4 and unknown kernels', facts: { storage: xfs(4), ...place, kernels: unknown() }, message: 'deprecated' },
    {
      name: 'V4 and a kernel without it',
      facts: { storage: xfs(4), ...place, kernels: known([{ config: '/boot/config-7.2', supportsV4: false }]) },
      message: 'unmountable',
      severity: 'error',
      says: '/boot/config-7.2',
    },
  ],
  notApplicable: [
    { name: 'ext4', facts: { storage: storageOn('ext', 'ext4'), ...place } },
    { name: 'no storage root', facts: { storage: [], ...place } },
  ],
  unknown: [
    { name: 'no geometry', facts: { storage: storageOn('xfs'), ...place } },
    { name: 'no permission', facts: { storage: hidden(), ...place } },
  ],
});
