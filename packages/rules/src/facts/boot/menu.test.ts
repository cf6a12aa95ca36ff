import { cannotTell, testFact } from '@hostlint/core/testing';
import { debianGrub, environment, fedoraGrub } from '../../shared/boot-loader/grub-samples.test.js';
import { bootMenu } from './menu.js';

const bls = (release: string, path = '/vmlinuz-'): string =>
  `title Fedora Linux (${release})\nversion ${release}\nlinux ${path}${release}\noptions root=UUID=0d4f ro rhgb quiet\n`;

testFact(bootMenu, [
  { name: 'a machine that runs', host: { files: { '/proc/sys/kernel/osrelease': '6.1.0\n' } }, value: null },
  { name: 'an image without a boot loader', host: { files: { '/etc/hostname': 'a\n' } }, value: null },
  {
    name: 'GRUB of Debian with an entry saved',
    host: {
      files: {
        '/proc': cannotTell('not-running'),
        '/boot/grub/grub.cfg': debianGrub('${saved_entry}'),
        '/boot/grub/grubenv': environment({ saved_entry: '1>2' }),
      },
    },
    part: { loader: 'GRUB', why: 'GRUB boots "2" of its entries: "Debian GNU/Linux, with Linux 6.1.0-37-amd64"' },
  },
  {
    name: 'GRUB of Fedora, which takes what the Boot Loader Specification describes',
    host: {
      files: {
        '/boot/grub2/grub.cfg': fedoraGrub,
        '/boot/grub2/grubenv': environment({ boot_success: '1' }),
        '/boot/loader/entries/0d4f-6.8.5-301.fc40.x86_64.conf': bls('6.8.5-301.fc40.x86_64'),
        '/boot/loader/entries/0d4f-6.10.3-200.fc40.x86_64.conf': bls('6.10.3-200.fc40.x86_64'),
        '/boot/loader/entries/0d4f-0-rescue.conf': bls('0-rescue-0d4f'),
      },
    },
    part: {
      loader: 'GRUB',
      why: 'GRUB boots the first of its entries: "Fedora Linux (6.10.3-200.fc40.x86_64)"',
    },
  },
  {
    name: 'GRUB whose configuration lies with the EFI system partition',
    host: {
      files: {
        '/boot/efi/EFI/BOOT/BOOTX64.EFI': 'x',
        '/boot/efi/EFI/centos/grub.cfg': 'menuentry a { linuxefi /vmlinuz-3.10.0-1160.el7.x86_64 ro }\n',
      },
    },
    part: { loader: 'GRUB', why: 'GRUB boots the first of its entries: "a"' },
  },
  {
    name: 'the stub of GRUB beside systemd-boot counts for nothing',
    host: {
      files: {
        '/boot/efi/EFI/debian/grub.cfg': 'search.fs_uuid 6c06 root\nconfigfile $prefix/grub.cfg\n',
        '/boot/efi/loader/loader.conf': 'timeout 3\n',
        '/boot/efi/loader/entries/a.conf': 'linux /a/6.1.0/linux\n',
        '/boot/efi/a/6.1.0/linux': 'x',
      },
    },
    part: { loader: 'systemd-boot' },
  },
  {
    name: 'systemd-boot of Arch',
    host: {
      files: {
        '/boot/loader/loader.conf': 'default arch.conf\ntimeout 4\nconsole-mode max\n',
        '/boot/loader/entries/arch.conf':
          'title Arch\nlinux /vmlinuz-linux\ninitrd /initramfs-linux.img\noptions root=UUID=1 rw\n',
        '/boot/loader/entries/old.conf': 'title gone\nlinux /vmlinuz-gone\n',
        '/boot/vmlinuz-linux': 'x',
      },
    },
    value: {
      loader: 'systemd-boot',
      common: null,
      why: 'loader.conf says "default arch.conf"',
      entries: [
        {
          kernel: '/vmlinuz-linux',
          options: 'root=UUID=1 rw',
          version: null,
          evidence: { path: '/boot/loader/entries/arch.conf', line: 2, text: 'linux /vmlinuz-linux' },
        },
      ],
      chosen: {
        kernel: '/vmlinuz-linux',
        options: 'root=UUID=1 rw',
        version: null,
        evidence: { path: '/boot/loader/entries/arch.conf', line: 2, text: 'linux /vmlinuz-linux' },
      },
    },
  },
  {
    name: 'unified kernel images, the newest first',
    host: {
      files: {
        '/efi/EFI/Linux/debian-6.1.0-9-amd64.efi': 'x',
        '/efi/EFI/Linux/debian-6.12.9-amd64.efi': 'x',
      },
    },
    part: { loader: 'systemd-boot', why: 'it is the first of systemd-boot’s entries' },
  },
  {
    name: 'extlinux of Alpine',
    host: {
      files: {
        '/boot/extlinux.conf':
          'DEFAULT menu.c32\nLABEL lts\n  MENU DEFAULT\n  LINUX vmlinuz-lts\n  APPEND root=UUID=7 quiet\n',
      },
    },
    part: { loader: 'extlinux', why: '"lts" is MENU DEFAULT in /boot/extlinux.conf' },
  },
  {
    name: 'a Raspberry Pi, whose board decides on the kernel',
    host: {
      files: {
        '/boot/firmware/config.txt': '# comment\narm_64bit=1\n[pi5]\nkernel=kernel_2712.img\n',
        '/boot/firmware/cmdline.txt': 'console=serial0,115200 root=PARTUUID=1 rootwait cgroup_disable=memory\n',
      },
    },
    value: {
      loader: 'Raspberry Pi',
      entries: [],
      chosen: null,
      why: 'which kernel is booted depends on the board',
      common: {
        options: 'console=serial0,115200 root=PARTUUID=1 rootwait cgroup_disable=memory',
        evidence: {
          path: '/boot/firmware/cmdline.txt',
          line: 1,
          text: 'console=serial0,115200 root=PARTUUID=1 rootwait cgroup_disable=memory',
        },
      },
    },
  },
  {
    name: 'a script that is not understood',
    host: { files: { '/boot/grub/grub.cfg': "menuentry 'a {\n" } },
    part: { loader: 'GRUB', chosen: null },
  },
  {
    name: 'a configuration that may not be read',
    host: { files: { '/boot/grub2/grub.cfg': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
