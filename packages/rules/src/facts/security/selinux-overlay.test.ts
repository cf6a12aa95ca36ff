import { testFact } from '@hostlint/core/testing';
import { selinuxOverlay } from './selinux-overlay.js';

const on = { '/sys/kernel/uevent_seqnum': '1', '/sys/fs/selinux/enforce': '1' };
const release = (raw: string) => ({ '/proc/sys/kernel/osrelease': `${raw}\n` });
const el7 = release('3.10.0-1160.119.1.el7.x86_64');
const symbols = (...names: readonly string[]) => ({
  '/proc/kallsyms': names.map(name => `0000000000000000 T ${name}\n`).join(''),
});

testFact(selinuxOverlay, [
  { name: 'Linux 4.9 and newer', host: { files: { ...on, ...release('4.18.0-553.el8_10.x86_64') } }, value: true },
  {
    name: 'RHEL 7.4, which carried it back',
    host: { files: { ...on, ...el7, ...symbols('security_inode_copy_up', 'security_inode_copy_up_xattr') } },
    value: true,
  },
  {
    name: 'an older one; another symbol does not count',
    host: { files: { ...on, ...el7, ...symbols('security_inode_copy_up_xattr') } },
    value: false,
  },
  { name: 'no list of symbols', host: { files: { ...on, ...el7 } }, unknown: 'unsupported' },
  { name: 'no SELinux', host: { files: { '/sys/kernel/uevent_seqnum': '1', ...el7 } }, value: null },
]);
