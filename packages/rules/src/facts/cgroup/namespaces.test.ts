import { cannotTell, testFact } from '@hostlint/core/testing';
import { cgroupNamespaces } from './namespaces.js';

testFact(cgroupNamespaces, [
  { name: 'Linux 4.6 and newer', host: { files: { '/proc/self/ns/cgroup': '' } }, value: true },
  { name: 'an older kernel', host: { files: { '/proc/self/ns/pid': '' } }, value: false },
  { name: 'no running kernel', host: {}, unknown: 'not-running' },
  {
    name: 'one that may not be seen',
    host: { files: { '/proc/self/ns/cgroup': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
