import { cannotTell, testFact } from '@hostlint/core/testing';
import { containerPolicy } from './container-policy.js';

const on = { '/sys/kernel/uevent_seqnum': '1', '/sys/fs/selinux/enforce': '1' };
const path = '/usr/share/containers/selinux/contexts';

testFact(containerPolicy, [
  { name: 'installed', host: { files: { ...on, [path]: 'process = …' } }, value: true },
  { name: 'not installed', host: { files: on }, value: false },
  { name: 'SELinux does not enforce', host: { files: { ...on, '/sys/fs/selinux/enforce': '0' } }, value: null },
  { name: 'it may not be looked for', host: { files: { ...on, [path]: cannotTell('denied') } }, unknown: 'denied' },
]);
