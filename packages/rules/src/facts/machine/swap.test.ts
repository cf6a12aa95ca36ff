import { cannotTell, testFact } from '@hostlint/core/testing';
import { machineSwap } from './swap.js';

const header = 'Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n';
const line = '/dev/vda3                               partition\t2097148\t\t524\t\t-2';

testFact(machineSwap, [
  { name: 'none', host: { files: { '/proc/swaps': header } }, value: [] },
  {
    name: 'a partition',
    host: { files: { '/proc/swaps': `${header}${line}\n` } },
    value: [{ name: '/dev/vda3', type: 'partition', sizeKib: 2097148, usedKib: 524, line: 2, text: line }],
    evidence: [
      { path: '/proc/swaps', line: 2, text: '/dev/vda3                               partition 2097148  524  -2' },
    ],
  },
  {
    name: 'a file with a space in its name',
    host: { files: { '/proc/swaps': `${header}/swap\\040file file 1 0 -2\n` } },
    value: [{ name: '/swap file', type: 'file', sizeKib: 1, usedKib: 0, line: 2, text: '/swap\\040file file 1 0 -2' }],
  },
  { name: 'a kernel without swap', host: { files: { '/proc/sys/kernel/osrelease': '6.1.0' } }, value: [] },
  { name: 'no kernel', host: {}, unknown: 'not-running' },
  { name: 'no leave to read', host: { files: { '/proc/swaps': cannotTell('denied') } }, unknown: 'denied' },
]);
