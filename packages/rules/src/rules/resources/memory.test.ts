import { testRule } from '@hostlint/core/testing';
import { memory } from './memory.js';

const mib = (count: number) => ({ memory: { totalKib: count * 1024, availableKib: null } });

testRule(memory, {
  pass: [
    { name: 'a machine of 2 GiB, of which the kernel keeps some', facts: mib(1967) },
    { name: 'a worker', options: { minMib: 900 }, facts: mib(968) },
  ],
  fail: [
    { name: 'a machine of 1 GiB', facts: mib(968), message: 'little', says: '968 MiB of memory; 1700 MiB are wanted' },
  ],
});
