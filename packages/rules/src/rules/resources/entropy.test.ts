import { known, testRule, unknown } from '@hostlint/core/testing';
import { live, sealed } from '../image/image-samples.test.js';
import { kernel, os } from '../kernel/kernel-samples.test.js';
import { measured } from '../network/network-samples.test.js';
import { entropy } from './entropy.js';

const on = (raw: string, bits: string) => ({
  sysctls: known(measured({ 'kernel.random.entropy_avail': bits })),
  release: known(kernel(raw)),
  image: live,
  os: os('ubuntu', '18.04'),
});

testRule(entropy, {
  pass: [{ name: 'enough', facts: on('4.15.0-213-generic', '3200') }],
  fail: [
    {
      name: 'a virtual machine of Ubuntu 18.04 that has just started',
      facts: on('4.15.0-213-generic', '48'),
      message: 'little',
      command: 'apt-get install haveged',
    },
  ],
  notApplicable: [
    { name: 'Linux 6.1, which says 256', facts: on('6.1.0-37-amd64', '256') },
    { name: 'an image', facts: { ...on('4.15.0', ''), release: unknown('not-running'), image: sealed } },
    { name: 'a kernel that does not tell', facts: { ...on('4.15.0', ''), sysctls: known(measured({})) } },
  ],
  unknown: [
    { name: 'sysctls may not be read', facts: { ...on('4.15.0', ''), sysctls: unknown() } },
    { name: 'the kernel cannot be told', facts: { ...on('4.15.0', ''), release: unknown() } },
    { name: 'nonsense', facts: on('4.15.0', 'much') },
  ],
});
