import { testRule } from '@hostlint/core/testing';
import { hidden, storageOn } from '../filesystem/storage-samples.test.js';
import { noOs } from '../kernel/kernel-samples.test.js';
import { metadataDbFs } from './metadata-db-fs.js';

testRule(metadataDbFs, {
  pass: [{ name: 'ext4', facts: { storage: storageOn('ext', 'ext4'), os: noOs } }],
  fail: [
    {
      name: '9p',
      facts: { storage: storageOn('plan9', '9p'), os: noOs },
      message: 'doubtful',
      data: { filesystem: '9p' },
    },
    {
      name: 'FUSE',
      facts: { storage: storageOn('fuse', 'fuse.sshfs'), os: noOs },
      message: 'doubtful',
      says: 'fuse.sshfs',
    },
  ],
  notApplicable: [{ name: 'no storage root', facts: { storage: [], os: noOs } }],
  unknown: [{ name: 'the file system is unknown', facts: { storage: hidden(), os: noOs } }],
});
