import { cannotTell, testFact } from '@hostlint/core/testing';
import { hostName } from './host-name.js';

testFact(hostName, [
  {
    name: 'what the kernel has',
    host: { files: { '/proc/sys/kernel/hostname': 'web-1\n', '/etc/hostname': 'other\n' } },
    value: 'web-1',
    evidence: [{ path: '/proc/sys/kernel/hostname', text: 'web-1' }],
  },
  { name: 'what an image gives', host: { files: { '/etc/hostname': '# a comment\nweb-2\n' } }, value: 'web-2' },
  { name: 'no name', host: { files: { '/etc/hostname': '\n' } }, unknown: 'not-running' },
  {
    name: 'a name that may not be read',
    host: { files: { '/proc/sys/kernel/hostname': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
