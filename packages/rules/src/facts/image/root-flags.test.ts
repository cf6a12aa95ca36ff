import { cannotTell, testFact } from '@hostlint/core/testing';
import { rootFlags } from './root-flags.js';

testFact(rootFlags, [
  {
    name: 'none',
    host: { files: { '/etc/default/grub': '#GRUB_CMDLINE_LINUX="rootflags=pquota"\nA=1\n' } },
    value: [],
  },
  {
    name: 'in what GRUB is made from, and in an entry of the boot loader',
    host: {
      files: {
        '/etc/default/grub': 'GRUB_TIMEOUT=5\nGRUB_CMDLINE_LINUX="quiet rootflags=pquota"\n',
        '/boot/loader/entries/a.conf': 'options root=/dev/sda1 rootflags=subvol=root,compress ro\n',
        '/boot/loader/entries/readme': 'rootflags=x',
      },
    },
    value: [
      {
        value: 'pquota',
        evidence: { path: '/etc/default/grub', line: 2, text: 'GRUB_CMDLINE_LINUX="quiet rootflags=pquota"' },
      },
      {
        value: 'subvol=root,compress',
        evidence: {
          path: '/boot/loader/entries/a.conf',
          line: 1,
          text: 'options root=/dev/sda1 rootflags=subvol=root,compress ro',
        },
      },
    ],
  },
  {
    name: 'no leave to read',
    host: { files: { '/boot/grub2/grub.cfg': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
