import { testRule } from '@hostlint/core/testing';
import { debian, inGvisor, kernel, realHost } from './kernel-samples.test.js';
import { opaqueCopyupBug } from './opaque-copyup-bug.js';

const on = (raw: string) => ({ release: kernel(raw), container: realHost, os: debian });

testRule(opaqueCopyupBug, {
  pass: [{ name: 'Linux 4.8', facts: on('4.8.0') }],
  fail: [
    { name: 'upstream 4.7', facts: on('4.7.10'), message: 'present', severity: 'warning' },
    { name: 'a NAS with 4.4', facts: on('4.4.302+'), message: 'present' },
  ],
  notApplicable: [{ name: 'gVisor', facts: { ...on('4.4.0'), container: inGvisor } }],
  unknown: [
    { name: 'RHEL 7', facts: on('3.10.0-1160.el7.x86_64') },
    { name: 'Ubuntu 16.04', facts: on('4.4.0-210-generic') },
  ],
});
