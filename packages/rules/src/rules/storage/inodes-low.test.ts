import { known, testRule, unknown } from '@hostlint/core/testing';
import { hidden, path, roomOf, storageOn } from '../filesystem/storage-samples.test.js';
import { inodesLow } from './inodes-low.js';

const notCounted = unknown('unsupported');
const counted = { entries: 900, directories: 90, inodes: 300, complete: true };

testRule(inodesLow, {
  pass: [
    {
      name: 'few are used',
      facts: { running: true, storage: storageOn('ext', 'ext4'), room: roomOf(), census: notCounted },
    },
  ],
  fail: [
    {
      name: 'nine of ten are used',
      facts: { running: true, storage: storageOn('ext', 'ext4'), room: roomOf({ inodesFree: 50 }), census: notCounted },
      message: 'low',
      data: { used: 95, free: 50 },
      command: 'df -i',
    },
    {
      name: 'nine of ten are used, and what lies there was counted',
      facts: {
        running: true,
        storage: storageOn('ext', 'ext4'),
        room: roomOf({ inodesFree: 50 }),
        census: known(new Map([[path, counted]])),
      },
      message: 'lowCounted',
      data: { own: 300, directories: 90 },
    },
    {
      name: 'a stricter option',
      options: { usedPercent: 10 },
      facts: { running: true, storage: storageOn('ext', 'ext4'), room: roomOf(), census: notCounted },
      message: 'low',
    },
  ],
  notApplicable: [
    {
      name: 'btrfs counts none',
      facts: {
        running: true,
        storage: storageOn('btrfs', 'btrfs', { answer: { inodes: 0, inodesFree: 0 } }),
        room: roomOf({ inodesFree: 0 }),
        census: notCounted,
      },
    },
    {
      name: 'XFS makes them as needed',
      facts: { running: true, storage: storageOn('xfs', 'xfs'), room: roomOf({ inodesFree: 0 }), census: notCounted },
    },
    { name: 'no storage root', facts: { running: true, storage: [], room: roomOf(), census: notCounted } },
  ],
  unknown: [
    {
      name: 'the file system cannot be asked',
      facts: { running: true, storage: hidden(), room: roomOf(), census: notCounted },
    },
    {
      name: 'what is left is not known',
      facts: { running: true, storage: storageOn('ext', 'ext4'), room: unknown(), census: notCounted },
    },
    {
      name: 'what is left was not told',
      facts: { running: true, storage: storageOn('ext', 'ext4'), room: known(new Map()), census: notCounted },
    },
  ],
});
