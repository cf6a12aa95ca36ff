import { testRule } from '@hostlint/core/testing';
import { debian } from '../kernel/kernel-samples.test.js';
import { seccomp } from './seccomp.js';

testRule(seccomp, {
  pass: [{ name: 'a kernel of a distribution', facts: { supported: true, os: debian } }],
  fail: [
    {
      name: 'a kernel built without CONFIG_SECCOMP_FILTER',
      facts: { supported: false, os: debian },
      message: 'missing',
      severity: 'warning',
      command: 'reboot',
    },
  ],
});
