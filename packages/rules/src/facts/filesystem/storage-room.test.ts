import type { FilesystemAnswer } from '@hostlint/core';
import { testFact } from '@hostlint/core/testing';
import { storageRoom } from './storage-room.js';

const root = '/var/lib/docker';
const answer: FilesystemAnswer = {
  magic: 0xef53,
  blockSizeBytes: 4096,
  blocks: 9_000_000,
  blocksFree: 8_000_000,
  blocksAvailable: 7_000_000,
  inodes: 2_000_000,
  inodesFree: 1_900_000,
  device: '8:1',
  dType: true,
  dTypeEvidence: 'seen',
  xfs: null,
  ext: null,
};

testFact(storageRoom, [
  {
    name: 'what is left of the file system of /var/lib/docker',
    host: {
      files: {
        [root]: { directory: true },
        '/proc/self/mountinfo': '27 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw',
      },
      filesystems: { [root]: answer },
    },
    value: new Map([[root, { blocksAvailable: 7_000_000, inodesFree: 1_900_000 }]]),
  },
]);
