import { cannotTell, testFact } from '@hostlint/core/testing';
import { overlayDefaults } from './overlay-defaults.js';

const release = '6.1.0-37-amd64';
const parameter = '/sys/module/overlay/parameters/index';
const config = { [`/boot/config-${release}`]: '# Linux/x86 6.1.140 Kernel Configuration\nCONFIG_OVERLAY_FS_INDEX=y\n' };
const notLoaded = {
  '/proc/filesystems': '\text4\n',
  '/proc/sys/kernel/osrelease': release,
  '/proc/modules': '',
  '/proc/sys/kernel/modules_disabled': '0',
  '/sbin/modprobe': '',
};
const tree = `/lib/modules/${release}`;
const loadable = {
  [`${tree}/modules.dep`]: 'kernel/fs/overlayfs/overlay.ko:\n',
  [`${tree}/kernel/fs/overlayfs/overlay.ko`]: '',
};

const off = 'index=off';

testFact(overlayDefaults, [
  {
    name: 'tells them of the module that is loaded, even where nothing else is to be seen',
    host: { files: { [parameter]: 'N\n', '/proc/filesystems': cannotTell('denied') } },
    part: { builtIn: null },
  },
  {
    name: 'predicts them while the module could be loaded',
    host: { files: { ...notLoaded, ...loadable, ...config, '/etc/modprobe.d/o.conf': `options overlay ${off}\n` } },
    part: { builtIn: false },
  },
  { name: 'has none where there is no overlayfs', host: { files: { ...notLoaded, ...config } }, value: null },
  {
    name: 'is unknown where the module could be loaded and its defaults are not to be found',
    host: { files: { ...notLoaded, ...loadable } },
    unknown: 'not-running',
  },
  {
    name: 'is unknown where it is not to be told whether overlayfs is there',
    host: { files: { ...notLoaded, ...loadable, ...config, '/proc/filesystems': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
