import { cannotTell, testFact, type MemoryNode } from '@hostlint/core/testing';
import { overlaySupport } from './overlay-support.js';

const tree = '/lib/modules/6.1.0-37-amd64';
const file = `${tree}/kernel/fs/overlayfs/overlay.ko.xz`;
const config = '/boot/config-6.1.0-37-amd64';
const policy = '/etc/modprobe.d/x.conf';
const bare: Readonly<Record<string, MemoryNode>> = {
  '/proc/filesystems': 'nodev\tsysfs\n\text4\n',
  '/proc/sys/kernel/osrelease': '6.1.0-37-amd64\n',
  '/proc/modules': 'ext4 1 0 - Live 0x0\n',
  '/sbin/modprobe': 'ELF',
};
const loadable = { ...bare, [`${tree}/modules.dep`]: 'kernel/fs/overlayfs/overlay.ko.xz:\n', [file]: 'ELF' };
const kernel = (value: string): string => `# Linux/x86 6.1.140 Kernel Configuration\n${value}\n`;

testFact(overlaySupport, [
  {
    name: 'is registered when /proc/filesystems lists overlay',
    host: { files: { ...bare, '/proc/filesystems': 'nodev\toverlay\n', '/sys/module/overlay/initstate': 'live' } },
    value: {
      state: 'registered',
      usable: true,
      multipleLower: true,
      builtIn: false,
      absence: null,
      why: 'overlay is registered with the kernel',
      evidence: [{ path: '/proc/filesystems', line: 1, text: 'nodev\toverlay' }],
    },
  },
  {
    name: 'is built in when it has no state of loading',
    host: { files: { ...bare, '/proc/filesystems': 'nodev\toverlay\n', '/sys/module/overlay/parameters/index': 'N' } },
    part: { state: 'registered', builtIn: true },
  },
  {
    name: 'is registered whatever the release is',
    host: { files: { '/proc/filesystems': 'nodev\toverlay\n', '/proc/sys/kernel/osrelease': 'custom' } },
    part: { state: 'registered', usable: true, multipleLower: null },
  },
  {
    name: 'does not take overlayfs for overlay',
    host: {
      files: { ...bare, '/proc/filesystems': 'nodev\toverlayfs\n', '/proc/sys/kernel/osrelease': '3.13.0-24-generic' },
    },
    part: { state: 'absent', usable: false, multipleLower: false, absence: 'tree-missing' },
  },
  {
    name: 'is loadable from a packed file',
    host: { files: loadable },
    part: { state: 'loadable', usable: true, evidence: [{ path: file }] },
  },
  {
    name: 'is loadable below a merged /usr',
    host: {
      files: {
        ...bare,
        '/lib': { link: 'usr/lib' },
        [`/usr${tree}/modules.dep`]: 'kernel/fs/overlayfs/overlay.ko:\n',
        [`/usr${tree}/kernel/fs/overlayfs/overlay.ko`]: '',
      },
    },
    part: { state: 'loadable', usable: true },
  },
  {
    name: 'is absent when the index names a file that is gone',
    host: { files: { ...loadable, [file]: null } },
    part: { state: 'absent', usable: false, absence: 'module-missing' },
  },
  {
    name: 'is blocked by an install line',
    host: { files: { ...loadable, [policy]: '# CIS\ninstall overlay /bin/true\n' } },
    part: { state: 'blocked', usable: false, evidence: [{ path: policy, line: 2, text: 'install overlay /bin/true' }] },
  },
  {
    name: 'is blocked by the kernel’s command line',
    host: { files: { ...loadable, '/proc/cmdline': 'ro module_blacklist=overlay' } },
    part: { state: 'blocked', usable: false },
  },
  {
    name: 'is blocked once nothing can be loaded',
    host: { files: { ...loadable, '/proc/sys/kernel/modules_disabled': '1\n' } },
    part: { state: 'blocked', usable: false },
  },
  {
    name: 'is not found by a mount when blacklisted',
    host: { files: { ...loadable, [policy]: 'blacklist overlay\n' } },
    part: { state: 'autoload-blocked', usable: false },
  },
  {
    name: 'is found in spite of a blacklist when containerd’s unit loads it',
    host: {
      files: {
        ...loadable,
        [policy]: 'blacklist overlay\n',
        '/usr/lib/systemd/system/containerd.service': '[Service]\nExecStartPre=-/sbin/modprobe overlay\n',
      },
    },
    part: { state: 'autoload-blocked', usable: true },
  },
  {
    name: 'is not found by a mount without modprobe',
    host: { files: { ...loadable, '/sbin/modprobe': null } },
    part: { state: 'autoload-blocked', usable: false },
  },
  {
    name: 'is unknown when a file that may block it cannot be read',
    host: { files: { ...loadable, [policy]: cannotTell('denied') } },
    unknown: 'denied',
  },
  {
    name: 'is unknown when nobody knows what an install line does',
    host: { files: { ...loadable, [policy]: 'install overlay /opt/load\n' } },
    unknown: 'unsupported',
  },
  {
    name: 'is absent when the kernel was built without',
    host: { files: { ...bare, [config]: kernel('# CONFIG_OVERLAY_FS is not set') } },
    part: {
      state: 'absent',
      absence: 'not-built',
      evidence: [{ path: config, text: '# CONFIG_OVERLAY_FS is not set' }],
    },
  },
  {
    name: 'is absent when built as a module that is not installed',
    host: {
      files: { ...bare, [`${tree}/modules.dep`]: 'kernel/fs/ext4.ko:\n', [config]: kernel('CONFIG_OVERLAY_FS=m') },
    },
    part: { state: 'absent', absence: 'module-missing' },
  },
  {
    name: 'is absent when the index is missing',
    host: { files: { ...bare, [file]: '' } },
    part: { state: 'absent', absence: 'index-missing' },
  },
  {
    name: 'is absent when the modules are gone',
    host: { files: bare },
    part: { state: 'absent', absence: 'tree-missing' },
  },
  {
    name: 'is absent when built in and switched off',
    host: {
      files: { ...bare, [`${tree}/modules.dep`]: '', [`${tree}/modules.builtin`]: 'kernel/fs/overlayfs/overlay.ko\n' },
    },
    part: { state: 'absent', absence: 'switched-off' },
  },
  {
    name: 'is absent in a kernel that loads no modules',
    host: { files: { ...bare, '/proc/modules': null } },
    part: { state: 'absent', absence: 'no-modules' },
  },
  {
    name: 'is unknown in a container, which does not see the modules',
    host: { files: { ...bare, '/.dockerenv': '' } },
    unknown: 'unsupported',
  },
  {
    name: 'is unknown in a container that sees the modules and not what modprobe is told',
    host: { files: { ...loadable, '/.dockerenv': '' } },
    unknown: 'unsupported',
  },
  {
    name: 'is unknown in WSL2',
    host: { files: { ...bare, '/proc/sys/kernel/osrelease': '6.6.87.2-microsoft-standard-WSL2' } },
    unknown: 'unsupported',
  },
  {
    name: 'is absent in a container whose kernel shows that it was built without',
    host: { files: { ...bare, '/.dockerenv': '', '/proc/config.gz': kernel('# CONFIG_OVERLAY_FS is not set') } },
    part: { state: 'absent', absence: 'not-built' },
  },
  {
    name: 'does not believe a configuration of another kernel',
    host: {
      files: {
        ...bare,
        '/.dockerenv': '',
        '/usr/src/linux/.config': '# Linux/x86 5.4.1 Kernel Configuration\n# CONFIG_OVERLAY_FS is not set\n',
      },
    },
    unknown: 'unsupported',
  },
  { name: 'is unknown where no kernel runs', host: {}, unknown: 'not-running' },
]);
