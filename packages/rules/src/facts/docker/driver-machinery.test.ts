import { testFact } from '@hostlint/core/testing';
import { driverMachinery } from './driver-machinery.js';

const uname = { 'uname -r': { code: 0, stdout: '6.1.0-37-amd64\n' } };
const plain = '         0          0 4294967295\n';
const program = { content: '', mode: 0o755 };

testFact(driverMachinery, [
  {
    name: 'a kernel without modules and none of the programs',
    host: {
      commands: uname,
      files: { '/proc/filesystems': '\text4\n', '/proc/misc': ' 58 rfkill\n', '/proc/self/uid_map': plain },
    },
    value: { userNamespace: false, fuseOverlayfs: false, zfs: false, aufs: false, devicemapper: false },
  },
  {
    name: 'all of them',
    host: {
      commands: uname,
      files: {
        '/proc/filesystems': 'nodev\taufs\n',
        '/proc/modules': '',
        '/proc/misc': '236 device-mapper\n',
        '/proc/self/uid_map': plain,
        '/usr/bin/fuse-overlayfs': program,
        '/usr/sbin/zfs': program,
        '/dev/zfs': '',
      },
    },
    value: { userNamespace: false, fuseOverlayfs: true, zfs: true, aufs: true, devicemapper: null },
  },
  {
    name: 'programs that cannot be used, in a user namespace',
    host: {
      commands: { 'uname -r': { code: 0, stdout: '3.10.0-1160.el7.x86_64\n' } },
      files: { '/proc/self/uid_map': '0 100000 65536\n', '/usr/bin/fuse-overlayfs': program, '/usr/sbin/zfs': program },
    },
    part: { userNamespace: true, fuseOverlayfs: false, zfs: false },
  },
]);
