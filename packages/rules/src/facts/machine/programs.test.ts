import { cannotTell, testFact } from '@hostlint/core/testing';
import { machinePrograms } from './programs.js';

testFact(machinePrograms, [
  {
    name: 'a merged /usr',
    host: { files: { '/usr/sbin/iptables': '', '/usr/bin/runc': '', '/sbin': { link: 'usr/sbin' } } },
    value: new Map([
      ['iptables', '/usr/sbin/iptables'],
      ['runc', '/usr/bin/runc'],
    ]),
  },
  {
    name: 'what comes first wins',
    host: { files: { '/usr/local/bin/runc': '', '/usr/bin/runc': '' } },
    value: new Map([['runc', '/usr/local/bin/runc']]),
  },
  { name: 'no programs at all', host: {}, value: new Map() },
  {
    name: 'a directory that may not be read',
    host: { files: { '/usr/bin': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
