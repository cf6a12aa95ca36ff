import { testFact } from '@hostlint/core/testing';
import { moduleTrees } from './module-trees.js';

const files = { '/proc/sys/kernel/osrelease': '6.1.0-37-amd64', '/proc/modules': 'ext4 1 0 - Live 0x0\n' };

testFact(moduleTrees, [
  {
    name: 'finds the running kernel’s own',
    host: {
      files: { ...files, '/lib/modules/6.1.0-37-amd64/modules.dep': '', '/lib/modules/6.1.0-35-amd64/modules.dep': '' },
    },
    value: { own: 'present', path: '/lib/modules/6.1.0-37-amd64', others: ['6.1.0-35-amd64'] },
  },
  {
    name: 'misses them after an upgrade',
    host: { files: { ...files, '/lib/modules/6.1.0-40-amd64/modules.dep': '' } },
    value: { own: 'missing', path: '/lib/modules/6.1.0-37-amd64', others: ['6.1.0-40-amd64'] },
  },
  {
    name: 'holds a directory without an index for missing',
    host: { files: { ...files, '/lib/modules/6.1.0-37-amd64/updates/x.ko': '' } },
    part: { own: 'missing', others: [] },
  },
  {
    name: 'expects none of a kernel that loads none',
    host: { files: { '/proc/sys/kernel/osrelease': '6.18.44' } },
    part: { own: 'unused' },
  },
]);
