import { cannotTell, testFact } from '@hostlint/core/testing';
import { kernelSubsystems } from './kernel-subsystems.js';

testFact(kernelSubsystems, [
  {
    name: 'one that is switched off',
    host: {
      files: { '/proc/cgroups': '#subsys_name\thierarchy\tnum_cgroups\tenabled\ncpu\t2\t3\t1\nmemory\t0\t1\t0\n' },
    },
    value: new Set(['cpu']),
    evidence: [{ path: '/proc/cgroups' }],
  },
  { name: 'a kernel without version 1', host: {}, value: new Set() },
  { name: 'no leave to read', host: { files: { '/proc/cgroups': cannotTell('denied') } }, unknown: 'denied' },
]);
