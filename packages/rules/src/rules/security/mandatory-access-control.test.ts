import { known, testRule, unknown } from '@hostlint/core/testing';
import { debian, inDocker, os, realHost } from '../kernel/kernel-samples.test.js';
import { mandatoryAccessControl } from './mandatory-access-control.js';

const off = { apparmor: known({ enabled: false, parser: false }), selinux: known('disabled' as const) };
const host = { ...off, container: realHost, os: debian };

testRule(mandatoryAccessControl, {
  pass: [
    { name: 'AppArmor', facts: { ...host, apparmor: known({ enabled: true, parser: true }), selinux: unknown() } },
    { name: 'SELinux', facts: { ...host, selinux: known('enforcing'), apparmor: unknown() } },
  ],
  fail: [
    {
      name: 'Debian with apparmor=0',
      facts: host,
      message: 'none',
      severity: 'warning',
      command: 'apt-get install apparmor',
    },
    {
      name: 'Fedora with SELinux off',
      facts: { ...host, os: os('fedora', '41') },
      message: 'none',
      command: 'fixfiles',
    },
    {
      name: 'SELinux that denies nothing',
      facts: { ...host, selinux: known('permissive') },
      message: 'permissive',
      command: 'setenforce 1',
    },
  ],
  notApplicable: [{ name: 'in a container', facts: { ...host, container: inDocker } }],
  unknown: [
    { name: 'AppArmor cannot be told', facts: { ...host, apparmor: unknown() } },
    { name: 'SELinux cannot be told', facts: { ...host, selinux: unknown() } },
  ],
});
