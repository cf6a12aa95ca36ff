import { known, testRule, unknown } from '@hostlint/core/testing';
import { configNotFound } from './config-not-found.js';
import { kernel } from './kernel-samples.test.js';

const release = kernel('6.1.0');
const without = known(new Map([['ext4', 1]]));

testRule(configNotFound, {
  pass: [
    {
      name: 'there is one',
      facts: { file: { path: '/boot/config-6.1.0', mismatch: null }, release, filesystems: without },
    },
  ],
  fail: [
    {
      name: 'there is none',
      facts: { file: null, release, filesystems: without },
      message: 'missing',
      command: 'modprobe configs',
    },
  ],
  notApplicable: [
    { name: 'nothing hangs on it', facts: { file: null, release, filesystems: known(new Map([['overlay', 26]])) } },
  ],
  unknown: [
    { name: 'there is none, and nothing else to be seen', facts: { file: null, release, filesystems: unknown() } },
  ],
});
