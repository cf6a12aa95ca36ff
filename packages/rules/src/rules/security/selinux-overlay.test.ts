import { known, testRule, unknown } from '@hostlint/core/testing';
import { configWith, standardSecurity } from '../docker/config-samples.test.js';
import { kernel, os } from '../kernel/kernel-samples.test.js';
import { driverOf } from '../storage/driver-samples.test.js';
import { selinuxOverlay } from './selinux-overlay.js';

const labelling = configWith([], {
  security: { ...standardSecurity, selinux: { value: true, origin: 'file', evidence: null } },
});
const storage = known(driverOf());
const el7 = {
  mode: 'enforcing',
  config: labelling,
  storage,
  release: kernel('3.10.0-327.el7.x86_64'),
  os: os('centos', '7'),
} as const;
const vfs = known({ ...driverOf(), driver: 'vfs' as const });

testRule(selinuxOverlay, {
  pass: [
    { name: 'a newer kernel', facts: { ...el7, supported: known(true), release: kernel('5.14.0-427.el9.x86_64') } },
    { name: 'and nothing is known of storage', facts: { ...el7, supported: known(true), storage: unknown() } },
  ],
  fail: [
    {
      name: 'RHEL 7.2',
      facts: { ...el7, supported: known(false) },
      message: 'unlabelled',
      severity: 'warning',
      stops: [],
      command: 'yum',
    },
  ],
  notApplicable: [
    { name: 'SELinux is off', facts: { ...el7, mode: 'disabled', supported: known(null) } },
    { name: 'dockerd does not label', facts: { ...el7, supported: known(false), config: configWith([]) } },
    { name: 'another storage driver', facts: { ...el7, supported: known(false), storage: vfs } },
  ],
  unknown: [
    { name: 'the kernel’s symbols cannot be read', facts: { ...el7, supported: unknown() } },
    { name: 'the storage driver is not known', facts: { ...el7, supported: known(false), storage: unknown() } },
  ],
});
