import { cannotTell, type MemoryHost } from '@hostlint/core/testing';

export const imageRelease = '6.12.9-amd64';
const tree = `/usr/lib/modules/${imageRelease}`;

/** How Debian builds its kernels, as far as tests ask. */
export const imageConfig = [
  '# Linux/x86 6.12.9 Kernel Configuration',
  ...'CGROUPS CPUSETS CGROUP_SCHED BLK_CGROUP MEMCG CGROUP_PIDS CGROUP_DEVICE NAMESPACES SWAP SECCOMP SECCOMP_FILTER MODULES'
    .split(' ')
    .map(name => `CONFIG_${name}=y`),
  ...'VETH BRIDGE OVERLAY_FS'.split(' ').map(name => `CONFIG_${name}=m`),
  '# CONFIG_OVERLAY_FS_REDIRECT_DIR is not set',
  '# CONFIG_OVERLAY_FS_METACOPY is not set',
  '# CONFIG_OVERLAY_FS_INDEX is not set',
  'CONFIG_UNICODE=y',
  '',
].join('\n');

export const bootLine = `linux /boot/vmlinuz-${imageRelease} root=/dev/vda1 ro quiet`;

/** A root file system with one kernel and GRUB, as its source answers: nothing runs. */
export const imageHost = (files: MemoryHost['files'] = {}, options = 'root=/dev/vda1 ro quiet'): MemoryHost => ({
  files: {
    '/proc': cannotTell('not-running'),
    '/sys': cannotTell('not-running'),
    '/dev': cannotTell('not-running'),
    '/run': cannotTell('not-running'),
    '/lib': { link: 'usr/lib' },
    '/sbin': { link: 'usr/sbin' },
    '/usr/sbin/init': { link: '../lib/systemd/systemd' },
    '/usr/lib/systemd/systemd': 'x',
    '/usr/lib/x86_64-linux-gnu/systemd/libsystemd-shared-257.so': 'x',
    '/usr/sbin/modprobe': 'x',
    '/etc/os-release': 'ID=debian\nVERSION_ID="13"\n',
    '/boot/grub/grub.cfg': `menuentry Debian { linux /boot/vmlinuz-${imageRelease} ${options} }\n`,
    [`/boot/config-${imageRelease}`]: imageConfig,
    [`${tree}/modules.dep`]:
      'kernel/fs/overlayfs/overlay.ko.xz:\nkernel/drivers/net/veth.ko.xz:\nkernel/net/bridge/bridge.ko.xz:\n',
    [`${tree}/modules.builtin`]: 'kernel/fs/ext4/ext4.ko\n',
    [`${tree}/kernel/fs/overlayfs/overlay.ko.xz`]: 'x',
    ...files,
  },
});
