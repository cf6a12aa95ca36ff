import { cannotTell, testFact } from '@hostlint/core/testing';
import { kernelCmdline } from './cmdline.js';

testFact(kernelCmdline, [
  {
    name: 'reads arguments',
    host: { files: { '/proc/cmdline': 'ro module_blacklist=overlay -- x\n' } },
    value: [
      { name: 'ro', value: null },
      { name: 'module_blacklist', value: 'overlay' },
    ],
  },
  {
    name: 'what the boot loader of an image hands over',
    host: {
      files: {
        '/proc': cannotTell('not-running'),
        '/usr/lib/modules/6.1.0-37-amd64/modules.dep': '',
        '/boot/grub/grub.cfg': 'menuentry a { linux /vmlinuz-6.1.0-37-amd64 ro quiet }\n',
      },
    },
    value: ['ro', 'quiet'].map(name => ({
      name,
      value: null,
      place: { path: '/boot/grub/grub.cfg', line: 1, text: 'linux /vmlinuz-6.1.0-37-amd64 ro quiet' },
    })),
  },
  {
    name: 'is unknown where no boot loader is configured',
    host: { files: { '/proc': cannotTell('not-running'), '/usr/lib/modules/6.1.0-37-amd64/modules.dep': '' } },
    unknown: 'not-running',
  },
  { name: 'is unknown where no kernel runs', host: {}, unknown: 'not-running' },
]);
