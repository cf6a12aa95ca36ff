import { cannotTell, testFact } from '@hostlint/core/testing';
import { fstab } from './fstab.js';

testFact(fstab, [
  { name: 'no file', host: {}, value: [] },
  {
    name: 'one entry',
    host: { files: { '/etc/fstab': '#\n/dev/vdb /srv xfs ro\n' } },
    value: [
      { line: 2, source: '/dev/vdb', mountPoint: '/srv', type: 'xfs', options: ['ro'], text: '/dev/vdb /srv xfs ro' },
    ],
  },
  { name: 'no leave to read', host: { files: { '/etc/fstab': cannotTell('denied') } }, unknown: 'denied' },
]);
