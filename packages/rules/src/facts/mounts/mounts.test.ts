import { cannotTell, testFact } from '@hostlint/core/testing';
import { mounts } from './mounts.js';

testFact(mounts, [
  {
    name: 'one mount',
    host: { files: { '/proc/self/mountinfo': '27 1 8:1 / / rw - ext4 /dev/sda1 rw\n' } },
    value: [
      {
        line: 1,
        id: 27,
        parentId: 1,
        device: '8:1',
        root: '/',
        mountPoint: '/',
        options: ['rw'],
        propagation: [],
        type: 'ext4',
        source: '/dev/sda1',
        superOptions: ['rw'],
        text: '27 1 8:1 / / rw - ext4 /dev/sda1 rw',
      },
    ],
  },
  { name: 'no proc', host: {}, unknown: 'not-running' },
  { name: 'no mounts in it', host: { files: { '/proc/self/mountinfo': 'x' } }, unknown: 'malformed' },
  { name: 'no leave to read', host: { files: { '/proc/self/mountinfo': cannotTell('denied') } }, unknown: 'denied' },
]);
