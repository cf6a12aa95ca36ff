import { testFact } from '@hostlint/core/testing';
import { configFile } from './config-file.js';

const release = { '/proc/sys/kernel/osrelease': '6.1.0-37-amd64' };

testFact(configFile, [
  {
    name: 'is what the kernel itself shows',
    host: { files: { ...release, '/proc/config.gz': 'CONFIG_X=y\n' } },
    value: { path: '/proc/config.gz', mismatch: null },
  },
  {
    name: 'is a stranger where there is no other',
    host: { files: { ...release, '/usr/src/linux/.config': '# Linux/x86 5.4.1 Kernel Configuration\nCONFIG_X=y\n' } },
    part: { path: '/usr/src/linux/.config', mismatch: 'it is for 5.4.1' },
  },
  { name: 'is none where there is none', host: { files: release }, value: null },
]);
