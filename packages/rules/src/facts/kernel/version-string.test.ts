import { testFact } from '@hostlint/core/testing';
import { versionString } from './version-string.js';

testFact(versionString, [
  {
    name: 'reads the build',
    host: { files: { '/proc/sys/kernel/version': '#1 SMP Debian 6.1.140-1 (2025-05-22)\n' } },
    value: '#1 SMP Debian 6.1.140-1 (2025-05-22)',
  },
  { name: 'asks uname without /proc', host: { commands: { 'uname -v': { stdout: '#2\n' } } }, value: '#2' },
  { name: 'is unknown where no kernel runs', host: {}, unknown: 'not-running' },
]);
