import { cannotTell, testFact } from '@hostlint/core/testing';
import { machinePrograms } from './programs.js';

testFact(machinePrograms, [
  {
    name: 'a merged /usr',
    host: { files: { '/usr/sbin/iptables': '', '/usr/bin/runc': '', '/sbin': { link: 'usr/sbin' } } },
    value: new Map([
      ['runc', '/usr/bin/runc'],
      ['iptables', '/usr/sbin/iptables'],
    ]),
  },
  {
    name: 'what comes first wins',
    host: { files: { '/usr/local/bin/runc': '', '/usr/bin/runc': '' } },
    value: new Map([['runc', '/usr/local/bin/runc']]),
  },
  { name: 'no programs at all', host: {}, value: new Map() },
  { name: 'a directory of that name', host: { files: { '/usr/bin/runc/file': '' } }, value: new Map() },
  {
    name: 'a link to where this user may not look',
    host: { files: { '/usr/bin/kubelet': { link: '/opt/kubelet' }, '/opt': cannotTell('denied') } },
    value: new Map([['kubelet', '/usr/bin/kubelet']]),
  },
  {
    name: 'a directory that may not be read',
    host: { files: { '/usr/bin': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
