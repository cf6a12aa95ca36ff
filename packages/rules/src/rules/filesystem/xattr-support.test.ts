import { testRule } from '@hostlint/core/testing';
import { xattrSupport } from './xattr-support.js';
import { debian, hidden, path, storageOn } from './storage-samples.test.js';

const option = (enabled: boolean | null) => [
  { path, option: 'CONFIG_TMPFS_XATTR', enabled, config: '/boot/config-6.1' },
];

testRule(xattrSupport, {
  pass: [
    { name: 'ext4 always has them', facts: { storage: storageOn('ext', 'ext4'), option: [], os: debian } },
    {
      name: 'tmpfs of a kernel that has them',
      facts: { storage: storageOn('tmpfs'), option: option(true), os: debian },
    },
  ],
  fail: [
    {
      name: 'tmpfs of a kernel without',
      facts: { storage: storageOn('tmpfs'), option: option(false), os: debian },
      message: 'off',
      says: 'CONFIG_TMPFS_XATTR (/boot/config-6.1)',
    },
  ],
  notApplicable: [
    { name: 'NFS', facts: { storage: storageOn('nfs'), option: [], os: debian } },
    { name: 'no storage root', facts: { storage: [], option: [], os: debian } },
  ],
  unknown: [
    { name: 'no configuration to be found', facts: { storage: storageOn('tmpfs'), option: option(null), os: debian } },
    { name: 'no permission', facts: { storage: hidden(), option: [], os: debian } },
  ],
});
