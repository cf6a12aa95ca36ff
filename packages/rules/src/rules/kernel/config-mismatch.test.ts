import { testRule } from '@hostlint/core/testing';
import { configMismatch } from './config-mismatch.js';
import { kernel } from './kernel-samples.test.js';

const release = kernel('6.1.0-37-amd64');
const path = '/usr/src/linux/.config';

testRule(configMismatch, {
  pass: [{ name: 'the kernel’s own', facts: { file: { path: '/proc/config.gz', mismatch: null }, release } }],
  fail: [
    {
      name: 'a source tree of another kernel',
      facts: { file: { path, mismatch: 'it is for 5.4.1' }, release },
      message: 'stranger',
      says: '/usr/src/linux/.config is not the configuration of 6.1.0-37-amd64: it is for 5.4.1',
      evidence: [{ path }],
    },
  ],
  notApplicable: [{ name: 'none', facts: { file: null, release } }],
});
