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
  {
    name: 'a directory of that name, and a link to nothing',
    host: { files: { '/usr/bin/runc/file': '', '/usr/sbin/crun': { link: '/opt/crun' } } },
    value: new Map(),
  },
  {
    name: 'a directory that may not be read',
    host: { files: { '/usr/bin': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
