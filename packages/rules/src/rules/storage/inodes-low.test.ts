import { testRule } from '@hostlint/core/testing';
import { hidden, storageOn } from '../filesystem/storage-samples.test.js';
import { inodesLow } from './inodes-low.js';

testRule(inodesLow, {
  pass: [{ name: 'few are used', facts: { running: true, storage: storageOn('ext', 'ext4') } }],
  fail: [
    {
      name: 'nine of ten are used',
      facts: { running: true, storage: storageOn('ext', 'ext4', { answer: { inodesFree: 50 } }) },
      message: 'low',
      data: { used: 95, free: 50 },
      command: 'df -i',
    },
    {
      name: 'a stricter option',
      options: { usedPercent: 10 },
      facts: { running: true, storage: storageOn('ext', 'ext4') },
      message: 'low',
    },
  ],
  notApplicable: [
    {
      name: 'btrfs counts none',
      facts: { running: true, storage: storageOn('btrfs', 'btrfs', { answer: { inodes: 0, inodesFree: 0 } }) },
    },
    {
      name: 'XFS makes them as needed',
      facts: { running: true, storage: storageOn('xfs', 'xfs', { answer: { inodesFree: 0 } }) },
    },
    { name: 'no storage root', facts: { running: true, storage: [] } },
  ],
  unknown: [{ name: 'the file system cannot be asked', facts: { running: true, storage: hidden() } }],
});
