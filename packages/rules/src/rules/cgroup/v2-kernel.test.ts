import { known, testRule, unknown } from '@hostlint/core/testing';
import { debian, kernel } from '../kernel/kernel-samples.test.js';
import { wholeV1, wholeV2 } from './cgroup-samples.test.js';
import { v2Kernel } from './v2-kernel.js';

const files = (freezer: boolean | null) => known({ swapLimit: null, freezer, evidence: [] });
const host = { hierarchy: wholeV2, files: files(true), os: debian };

testRule(v2Kernel, {
  pass: [
    { name: 'Linux 6.1', facts: { ...host, release: kernel('6.1.0-37-amd64') } },
    { name: 'Linux 6.1, seen from the root group', facts: { ...host, files: files(null), release: kernel('6.1.0') } },
    { name: 'RHEL 8, which carried freezing back', facts: { ...host, release: kernel('4.18.0-553.el8_10.x86_64') } },
    {
      name: 'devices since 4.15',
      facts: { ...host, files: files(false), release: kernel('4.15.0') },
      subject: 'devices',
    },
  ],
  fail: [
    {
      name: 'Linux 4.14',
      facts: { ...host, files: files(null), release: kernel('4.14.336-257.amzn2.x86_64') },
      subject: 'devices',
      message: 'devices',
      severity: 'error',
      stops: [],
    },
    {
      name: 'Linux 4.19',
      facts: { ...host, files: files(false), release: kernel('4.19.0-27-amd64') },
      subject: 'freezer',
      message: 'freezer',
      severity: 'warning',
      command: 'apt-get',
    },
  ],
  notApplicable: [{ name: 'version 1', facts: { ...host, hierarchy: wholeV1, release: kernel('4.14.0') } }],
  unknown: [
    {
      name: 'its files cannot be looked for',
      facts: { ...host, files: unknown(), release: kernel('6.1.0-37-amd64') },
      subject: 'freezer',
    },
    {
      name: 'nor on an old kernel',
      facts: { ...host, files: unknown(), release: kernel('4.14.336-257.amzn2.x86_64') },
      subject: 'devices',
    },
    {
      name: 'RHEL 8, seen from the root group',
      facts: { ...host, files: files(null), release: kernel('4.18.0-553.el8_10.x86_64') },
      subject: 'freezer',
    },
  ],
});
