import { known, testRule, unknown } from '@hostlint/core/testing';
import { hidden, roomOf, storageOn } from '../filesystem/storage-samples.test.js';
import { live, sealed } from '../image/image-samples.test.js';
import { diskFree } from './disk-free.js';

const blocks = (gib: number): number => (gib * 1024 ** 3) / 4096;
const disk = (whole: number, available: number) => ({
  image: live,
  storage: known(
    storageOn('ext', 'ext4', {
      answer: {
        blockSizeBytes: 4096,
        blocks: blocks(whole),
      },
    }),
  ),
  room: roomOf({ blocksAvailable: blocks(available) }),
});

testRule(diskFree, {
  pass: [
    { name: 'half of 20 GiB is left', facts: disk(20, 10) },
    { name: 'a small disk, for which the user wants little', facts: disk(4, 1.5), options: { minFreeGib: 1 } },
  ],
  fail: [
    {
      name: 'nine of ten are used',
      facts: disk(100, 10),
      message: 'low',
      data: { free: 10, whole: 100, used: 90 },
      command: 'df -h',
    },
    { name: 'little is left of a small disk', facts: disk(8, 1.5), message: 'low', data: { free: 1.5, used: 81 } },
    { name: 'the user wants more', facts: disk(100, 60), options: { minFreeGib: 80 }, message: 'low' },
  ],
  notApplicable: [
    { name: 'no storage root', facts: { storage: known([]), room: roomOf(), image: live } },
    { name: 'an image', facts: { ...disk(8, 0), image: sealed } },
    { name: 'a file system that counts no blocks', facts: disk(0, 0) },
  ],
  unknown: [
    { name: 'the file system cannot be asked', facts: { storage: known(hidden()), room: roomOf(), image: live } },
    { name: 'the storage root is not known', facts: { storage: unknown(), room: unknown(), image: live } },
    { name: 'what is left is not known', facts: { ...disk(20, 10), room: unknown() } },
    { name: 'what is left was not told', facts: { ...disk(20, 10), room: known(new Map()) } },
  ],
});
