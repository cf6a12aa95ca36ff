import { testFact } from '@hostlint/core/testing';
import { kernelFilesystems } from './filesystems.js';

const path = '/proc/filesystems';

testFact(kernelFilesystems, [
  {
    name: 'takes the last field for the name',
    host: { files: { [path]: 'nodev\tsysfs\n\text4\nnodev\toverlay\n' } },
    value: new Map([
      ['sysfs', 1],
      ['ext4', 2],
      ['overlay', 3],
    ]),
  },
  {
    name: 'knows overlayfs for another name',
    host: { files: { [path]: 'nodev\toverlayfs\n' } },
    value: new Map([['overlayfs', 1]]),
  },
  { name: 'is unknown where no kernel runs', host: {}, unknown: 'not-running' },
]);
