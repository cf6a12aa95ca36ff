import { cannotTell, testFact, type MemoryHost } from '@hostlint/core/testing';
import { debianGrub } from '../../shared/boot-loader/grub-samples.test.js';
import { bootKernel } from './kernel.js';

const off = {
  '/proc': cannotTell('not-running'),
  '/sys': cannotTell('not-running'),
  '/run': cannotTell('not-running'),
};

/** An image with these kernels. */
const image = (kernels: readonly string[], files: MemoryHost['files'] = {}): MemoryHost => ({
  files: {
    ...off,
    ...Object.fromEntries(kernels.map(release => [`/usr/lib/modules/${release}/modules.dep`, ''])),
    ...files,
  },
});

const header = (text: string): Uint8Array => {
  const bytes = new Uint8Array(0x600);
  bytes.set(new TextEncoder().encode('HdrS'), 0x202);
  bytes.set([0x00, 0x02], 0x20e);
  bytes.set(new TextEncoder().encode(text), 0x400);
  return bytes;
};

const debian = ['6.1.0-37-amd64', '6.12.9-amd64'];

testFact(bootKernel, [
  { name: 'a machine that runs', host: { files: { '/proc/sys/kernel/osrelease': '6.1.0\n' } }, value: null },
  {
    name: 'the default of GRUB, which is not the newest',
    host: image(debian, { '/boot/grub/grub.cfg': debianGrub('1>2') }),
    part: {
      release: { raw: '6.1.0-37-amd64', major: 6, minor: 1, patch: 0, tail: '-37-amd64' },
      options: 'root=UUID=6c06-3c8e ro quiet',
      by: 'loader',
    },
  },
  {
    name: 'an entry for a kernel that was removed does not count',
    host: image(['6.1.0-37-amd64', '6.1.0-38-amd64'], { '/boot/grub/grub.cfg': debianGrub('0') }),
    part: {
      by: 'newest',
      options: null,
      why: 'it is the newest, which is a guess; GRUB boots /boot/vmlinuz-6.12.9-amd64, which is not to be found here',
    },
  },
  {
    name: 'the only kernel, without a boot loader',
    host: image(['6.1.0-37-amd64']),
    part: { by: 'only', options: null, why: 'there is no other kernel; no boot loader is configured' },
    evidence: [{ path: '/usr/lib/modules/6.1.0-37-amd64' }],
  },
  {
    name: 'what /vmlinuz links to',
    host: image(debian, {
      '/vmlinuz': { link: 'boot/vmlinuz-6.1.0-37-amd64' },
      '/boot/vmlinuz-6.1.0-37-amd64': 'x',
      '/boot/vmlinuz-6.12.9-amd64': 'x',
    }),
    part: { by: 'link', evidence: { path: '/vmlinuz', text: '/vmlinuz -> /boot/vmlinuz-6.1.0-37-amd64' } },
  },
  {
    name: 'the newest, by numbers',
    host: image(['6.1.0-9-amd64', '6.1.0-37-amd64']),
    part: {
      by: 'newest',
      why: 'it is the newest, which is a guess; no boot loader is configured',
      evidence: { path: '/usr/lib/modules/6.1.0-37-amd64' },
    },
  },
  {
    name: 'Alpine, whose kernel is named by its flavour',
    host: image(['6.6.30-0-lts', '6.6.30-0-virt'], {
      '/boot/extlinux.conf': 'LABEL a\nLINUX vmlinuz-virt\nAPPEND quiet\n',
    }),
    part: {
      by: 'loader',
      options: 'quiet',
      evidence: { path: '/boot/extlinux.conf', line: 2, text: 'LINUX vmlinuz-virt' },
    },
  },
  {
    name: 'Arch, whose kernel is named by its package',
    host: image(['6.9.1-arch1-1', '6.6.31-1-lts'], {
      '/usr/lib/modules/6.9.1-arch1-1/pkgbase': 'linux\n',
      '/boot/loader/entries/arch.conf': 'linux /vmlinuz-linux\noptions rw\n',
      '/boot/vmlinuz-linux': 'x',
    }),
    part: { by: 'loader', release: { raw: '6.9.1-arch1-1', major: 6, minor: 9, patch: 1, tail: '-arch1-1' } },
  },
  {
    name: 'a name without a release: the file of the kernel tells',
    host: image(['6.6.30', '6.6.31'], {
      '/boot/grub/grub.cfg': 'menuentry NixOS { linux /kernels/abc-linux-bzImage init=/init }\n',
      '/boot/kernels/abc-linux-bzImage': header('6.6.30 (nixbld@localhost) #1-NixOS SMP PREEMPT_DYNAMIC'),
    }),
    part: { by: 'loader', options: 'init=/init', release: { raw: '6.6.30', major: 6, minor: 6, patch: 30, tail: '' } },
  },
  {
    name: 'a Raspberry Pi with one kernel',
    host: image(['6.6.20+rpt-rpi-v8'], {
      '/boot/firmware/config.txt': 'arm_64bit=1\n',
      '/boot/firmware/cmdline.txt': 'root=PARTUUID=1 rootwait\n',
    }),
    part: { by: 'only', options: 'root=PARTUUID=1 rootwait' },
  },
  {
    name: 'a kernel that is not the default and is to be judged as well',
    host: image(debian, { '/boot/grub/grub.cfg': debianGrub('0') }),
    kernel: '6.1.0-37-amd64',
    part: { by: 'asked', options: 'root=UUID=6c06-3c8e ro quiet' },
  },
  { name: 'the root of a container', host: { files: { ...off, '/etc/hostname': 'a\n' } }, unknown: 'not-running' },
  {
    name: 'a boot loader that boots what is not there',
    host: image([], { '/boot/grub/grub.cfg': debianGrub('0') }),
    unknown: 'not-running',
  },
]);
