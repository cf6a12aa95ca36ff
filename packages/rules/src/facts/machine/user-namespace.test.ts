import { cannotTell, testFact } from '@hostlint/core/testing';
import { machineUserNamespace } from './user-namespace.js';

testFact(machineUserNamespace, [
  {
    name: 'the first one',
    host: { files: { '/proc/self/uid_map': '         0          0 4294967295\n' } },
    value: false,
  },
  {
    name: 'one of a rootless engine',
    host: { files: { '/proc/self/uid_map': '         0       1000          1\n         1     100000      65536\n' } },
    value: true,
  },
  { name: 'a kernel without', host: { files: { '/proc/sys/kernel/osrelease': '3.10.0\n' } }, value: false },
  { name: 'no kernel', host: {}, unknown: 'not-running' },
  {
    name: 'a map that may not be read',
    host: { files: { '/proc/self/uid_map': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
