import { testFact } from '@hostlint/core/testing';
import { kernelModules } from './modules.js';

const tree = '/usr/lib/modules/6.1.0';

testFact(kernelModules, [
  {
    name: 'reads the indexes and what is loaded',
    host: {
      files: {
        '/proc/sys/kernel/osrelease': '6.1.0',
        '/proc/modules': 'ext4 1 0 - Live 0x0\n',
        [`${tree}/modules.dep`]: 'kernel/fs/overlayfs/overlay.ko.zst:\n',
        [`${tree}/modules.builtin`]: 'kernel/fs/ext2/ext2.ko\n',
      },
    },
    value: {
      directory: tree,
      loadable: new Map([['overlay', 'kernel/fs/overlayfs/overlay.ko.zst']]),
      builtIn: new Set(['ext2']),
      loaded: new Set(['ext4']),
    },
  },
  {
    name: 'tells a kernel without modules from one whose modules are gone',
    host: { files: { '/proc/sys/kernel/osrelease': '6.1.0' } },
    value: { directory: null, loadable: null, builtIn: null, loaded: null },
  },
]);
