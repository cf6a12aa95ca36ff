import { cannotTell, testFact } from '@hostlint/core/testing';
import { selinux } from './selinux.js';

const path = '/sys/fs/selinux/enforce';
const sys = { '/sys/kernel/uevent_seqnum': '1' };

testFact(selinux, [
  {
    name: 'enforcing',
    host: { files: { ...sys, [path]: '1' } },
    value: 'enforcing',
    evidence: [{ path, line: 1, text: '1' }],
  },
  { name: 'permissive', host: { files: { ...sys, [path]: '0' } }, value: 'permissive' },
  {
    name: 'off, or a kernel without',
    host: { files: sys },
    value: 'disabled',
    evidence: [{ path: '/sys/fs/selinux' }],
  },
  { name: 'not mounted', host: { files: { ...sys, '/sys/fs/selinux': { directory: true } } }, unknown: 'unsupported' },
  { name: 'no answer', host: { files: { ...sys, [path]: '?' } }, unknown: 'malformed' },
  { name: 'no kernel', host: {}, unknown: 'not-running' },
  { name: 'one that may not be read', host: { files: { ...sys, [path]: cannotTell('denied') } }, unknown: 'denied' },
]);
