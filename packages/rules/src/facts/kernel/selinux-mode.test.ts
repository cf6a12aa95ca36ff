import { cannotTell, testFact } from '@hostlint/core/testing';
import { selinuxMode } from './selinux-mode.js';

const path = '/sys/fs/selinux/enforce';

testFact(selinuxMode, [
  {
    name: 'enforcing',
    host: { files: { [path]: '1' } },
    value: 'enforcing',
    evidence: [{ path, line: 1, text: '1' }],
  },
  { name: 'permissive', host: { files: { [path]: '0' } }, value: 'permissive' },
  { name: 'a kernel without SELinux', host: { files: { '/sys/fs/cgroup': { directory: true } } }, value: 'off' },
  {
    name: 'a container, from which it is hidden',
    host: { files: { '/sys/fs/cgroup': { directory: true }, '/.dockerenv': '' } },
    unknown: 'unsupported',
  },
  { name: 'no /sys', host: {}, unknown: 'not-running' },
  { name: 'a file that may not be read', host: { files: { [path]: cannotTell('denied') } }, unknown: 'denied' },
]);
