import { testRule } from '@hostlint/core/testing';
import { debian } from '../kernel/kernel-samples.test.js';
import { namespaces } from './namespaces.js';

testRule(namespaces, {
  pass: [{ name: 'Linux 4.6 and newer', facts: { present: true, os: debian } }],
  fail: [
    {
      name: 'an older kernel',
      facts: { present: false, os: debian },
      message: 'missing',
      severity: 'info',
      command: 'apt-get',
    },
  ],
});
