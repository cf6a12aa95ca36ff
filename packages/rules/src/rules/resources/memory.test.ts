import { known, testRule, unknown } from '@hostlint/core/testing';
import { live, sealed } from '../image/image-samples.test.js';
import { memory } from './memory.js';

const mib = (count: number) => ({ memory: known({ totalKib: count * 1024, availableKib: null }), image: live });

testRule(memory, {
  pass: [
    { name: 'a machine of 2 GiB, of which the kernel keeps some', facts: mib(1967) },
    { name: 'a worker', options: { minMib: 900 }, facts: mib(968) },
  ],
  fail: [
    { name: 'a machine of 1 GiB', facts: mib(968), message: 'little', says: '968 MiB of memory; 1700 MiB are wanted' },
  ],
  notApplicable: [{ name: 'an image', facts: { memory: unknown('not-running'), image: sealed } }],
  unknown: [{ name: 'the memory cannot be told', facts: { memory: unknown(), image: live } }],
});
