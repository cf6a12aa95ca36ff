import { known, testRule, unknown } from '@hostlint/core/testing';
import { inGvisor, kernel, noOs, os, realHost, support } from './kernel-samples.test.js';
import { overlay2MultiLower } from './overlay2-multi-lower.js';

const on = (raw: string, multipleLower: boolean | null | undefined = undefined) => ({
  release: kernel(raw),
  container: realHost,
  support: multipleLower === undefined ? unknown('unsupported') : known(support({ multipleLower })),
  os: noOs,
});

testRule(overlay2MultiLower, {
  pass: [
    { name: 'Linux 4.0', facts: on('4.0.0') },
    { name: 'RHEL 7.3, the first with it', facts: on('3.10.0-514.el7.x86_64') },
    { name: 'Oracle’s kernel on version 8', facts: on('5.4.17-2136.342.5.el8uek.x86_64') },
    { name: 'a vendor’s 3.x where a trial worked', facts: on('3.10.0-1160.90.1.vz7.200.7', true) },
  ],
  fail: [
    {
      name: 'RHEL 7.2',
      facts: { ...on('3.10.0-327.36.3.el7.x86_64', false), os: os('centos', '7') },
      message: 'tooOld',
      command: 'yum update kernel',
      says: 'this is 3.10.0-327.36.3.el7.x86_64',
    },
    { name: 'upstream 3.18', facts: on('3.18.140', false), message: 'tooOld' },
  ],
  notApplicable: [{ name: 'gVisor', facts: { ...on('4.4.0'), container: inGvisor } }],
  unknown: [
    { name: 'a vendor’s 3.19', facts: on('3.19.0-80-generic', null) },
    { name: 'upstream 3.18 whose support is unknown', facts: on('3.18.140') },
  ],
});
