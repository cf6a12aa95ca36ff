import { testFact } from '@hostlint/core/testing';
import { machineMemory } from './memory.js';

testFact(machineMemory, [
  {
    name: 'a machine',
    host: { files: { '/proc/meminfo': 'MemTotal:        2014428 kB\nMemFree:  1 kB\nMemAvailable:    1803844 kB\n' } },
    value: { totalKib: 2014428, availableKib: 1803844 },
    evidence: [{ path: '/proc/meminfo', line: 1, text: 'MemTotal:        2014428 kB' }],
  },
  {
    name: 'an old kernel',
    host: { files: { '/proc/meminfo': 'MemTotal:        2014428 kB\n' } },
    value: { totalKib: 2014428, availableKib: null },
  },
  { name: 'nonsense', host: { files: { '/proc/meminfo': '?' } }, unknown: 'malformed' },
  { name: 'no kernel', host: {}, unknown: 'not-running' },
]);
