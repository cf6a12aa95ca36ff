import { cannotTell, testFact } from '@hostlint/core/testing';
import { imageKernels } from './kernels.js';

testFact(imageKernels, [
  {
    name: 'two kernels, and what a third has left',
    host: {
      files: {
        '/lib': { link: 'usr/lib' },
        '/usr/lib/modules/6.1.0-37-amd64/modules.dep': '',
        '/usr/lib/modules/6.1.0-38-amd64/modules.dep': '',
        '/usr/lib/modules/5.10.0-9-amd64/updates/dkms/x.ko': '',
      },
    },
    value: ['6.1.0-37-amd64', '6.1.0-38-amd64'],
  },
  {
    name: 'a /usr that is not merged',
    host: { files: { '/lib/modules/6.12.8-0-lts/modules.dep': '' } },
    value: ['6.12.8-0-lts'],
  },
  {
    name: 'in the order of their age, with one that has no modules',
    host: {
      files: {
        '/usr/lib/modules/6.12.9-amd64/modules.dep': '',
        '/boot/vmlinuz-6.12.9-amd64': 'x',
        '/boot/vmlinuz-6.1.0-9-amd64': 'x',
        '/boot/vmlinuz-6.1.0-9-amd64.old': 'x',
        '/boot/vmlinuz-0-rescue-0d4f': 'x',
      },
    },
    value: ['6.1.0-9-amd64', '6.12.9-amd64'],
  },
  { name: 'no kernel', host: {}, value: [] },
  { name: 'no leave to look', host: { files: { '/lib/modules': cannotTell('denied') } }, unknown: 'denied' },
]);
