import { cannotTell, testFact } from '@hostlint/core/testing';
import { kernelFiles } from './kernel-files.js';

testFact(kernelFiles, [
  {
    name: 'a machine',
    host: { files: { '/proc/self/status': '', '/sys/kernel': { directory: true } } },
    value: { proc: true, sys: true },
  },
  { name: 'a chroot where nothing is mounted', host: {}, value: { proc: false, sys: false } },
  {
    name: 'where nobody may look',
    host: { files: { '/proc/self/status': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
