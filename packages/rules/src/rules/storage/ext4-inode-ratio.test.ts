import { testRule } from '@hostlint/core/testing';
import { hidden, storageOn } from '../filesystem/storage-samples.test.js';
import { noOs } from '../kernel/kernel-samples.test.js';
import { ext4InodeRatio } from './ext4-inode-ratio.js';

testRule(ext4InodeRatio, {
  pass: [
    {
      name: 'the usual ratio',
      facts: { storage: storageOn('ext', 'ext4', { answer: { blocks: 4000, inodes: 1000 } }), os: noOs },
    },
  ],
  fail: [
    {
      name: 'mkfs.ext4 -T largefile',
      facts: { storage: storageOn('ext', 'ext4', { answer: { blocks: 256_000, inodes: 1000 } }), os: noOs },
      message: 'sparse',
      data: { bytes: 1048576 },
      command: 'mkfs.xfs',
    },
  ],
  notApplicable: [
    { name: 'xfs', facts: { storage: storageOn('xfs'), os: noOs } },
    { name: 'no storage root', facts: { storage: [], os: noOs } },
  ],
  unknown: [{ name: 'the file system cannot be asked', facts: { storage: hidden(), os: noOs } }],
});
