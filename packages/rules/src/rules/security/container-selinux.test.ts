import { known, testRule, unknown } from '@hostlint/core/testing';
import { distributionOf } from '../../shared/distribution.js';
import { parseOsRelease } from '../../shared/os-release.js';
import { configWith, standardSecurity } from '../docker/config-samples.test.js';
import { inDocker, realHost } from '../kernel/kernel-samples.test.js';
import { containerSelinux } from './container-selinux.js';

const system = (id: string, version: string) =>
  distributionOf(parseOsRelease(`ID=${id}\nVERSION_ID=${version}`), false);
const rocky = system('rocky', '9.4');
const host = {
  image: { isImage: false, why: '' },
  container: realHost,
  os: rocky,
  programs: new Map([['dockerd', '/usr/local/bin/dockerd']]),
  config: known(configWith([])),
};
const labelling = known(
  configWith([], { security: { ...standardSecurity, selinux: { value: true, origin: 'file', evidence: null } } }),
);

testRule(containerSelinux, {
  pass: [{ name: 'installed', facts: { ...host, policy: true } }],
  fail: [
    {
      name: 'podman without it',
      facts: { ...host, policy: false, programs: new Map([['podman', '/usr/local/bin/podman']]), config: unknown() },
      message: 'missing',
      severity: 'error',
      command: 'dnf install container-selinux',
    },
    {
      name: 'dockerd that labels, on openSUSE',
      facts: { ...host, policy: false, config: labelling, os: system('opensuse-tumbleweed', '20261101') },
      message: 'missing',
      severity: 'error',
      command: 'zypper install container-selinux',
    },
    {
      name: 'dockerd that does not label',
      facts: { ...host, policy: false },
      message: 'missing',
      severity: 'warning',
    },
  ],
  notApplicable: [
    { name: 'SELinux does not enforce', facts: { ...host, policy: null } },
    { name: 'Debian, whose policy is one piece', facts: { ...host, policy: false, os: system('debian', '12') } },
    { name: 'in a container', facts: { ...host, policy: false, container: inDocker } },
  ],
  unknown: [{ name: 'dockerd’s configuration cannot be read', facts: { ...host, policy: false, config: unknown() } }],
});
