import { cannotTell, testFact } from '@hostlint/core/testing';
import { cgroupKernelControllers } from './kernel-controllers.js';

testFact(cgroupKernelControllers, [
  {
    name: 'a kernel with some',
    host: { files: { '/proc/cgroups': '#subsys_name\thierarchy\tnum_cgroups\tenabled\nmemory\t4\t1\t1\n' } },
    value: new Map([['memory', { hierarchy: 4, enabled: true }]]),
  },
  {
    name: 'a kernel without control groups',
    host: { files: { '/proc/sys/kernel/osrelease': '6.1.0\n' } },
    value: null,
  },
  { name: 'no running kernel', host: {}, unknown: 'not-running' },
  { name: 'one that may not be read', host: { files: { '/proc/cgroups': cannotTell('denied') } }, unknown: 'denied' },
]);
