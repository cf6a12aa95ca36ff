import { testFact } from '@hostlint/core/testing';
import { zfsVersion } from './zfs-version.js';

testFact(zfsVersion, [
  { name: 'no zfs', host: {}, value: null },
  {
    name: 'a packaged version',
    host: { files: { '/sys/module/zfs/version': '2.1.11-1\n' } },
    value: { major: 2, minor: 1, text: '2.1.11-1' },
  },
]);
