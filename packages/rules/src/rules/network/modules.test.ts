import { known, testRule } from '@hostlint/core/testing';
import type { NetworkModule } from '../../facts/network/modules.js';
import { modules } from './modules.js';
import { debian } from './network-samples.test.js';

const standing = (name: string, part: Partial<NetworkModule> = {}): NetworkModule => ({
  name,
  state: 'there',
  absence: null,
  why: `${name} is loaded`,
  evidence: [{ path: '/proc/modules', text: name }],
  directive: null,
  active: true,
  essential: true,
  ...part,
});
const release = known({ raw: '6.1.0-37-amd64', major: 6, minor: 1, patch: 0, tail: '-37-amd64' });
const host = { release, os: debian };
const absent = (absence: NetworkModule['absence'], why: string) =>
  ({ state: 'absent', absence, why, evidence: [] }) as const;

testRule(modules, {
  pass: [{ name: 'both are there', facts: { ...host, modules: [standing('veth'), standing('bridge')] } }],
  fail: [
    {
      name: 'a slim kernel',
      facts: {
        ...host,
        modules: [
          standing('veth', absent('not-installed', 'no module veth is installed for Linux 6.1.0')),
          standing('bridge'),
        ],
      },
      subject: 'veth',
      message: 'absent',
      says: 'There is no veth: no module veth is installed for Linux 6.1.0. No container can be connected.',
      command: 'apt-get install --reinstall "linux-image-$(uname -r)"',
    },
    {
      name: 'an upgrade of the kernel without a reboot',
      facts: { ...host, modules: [standing('bridge', absent('tree-missing', 'no modules of Linux 6.1.0 are here'))] },
      message: 'absent',
      command: 'reboot',
    },
    {
      name: 'a kernel that was built without it',
      facts: {
        ...host,
        modules: [standing('bridge', absent('not-built', 'Linux 6.1.0 was built without CONFIG_BRIDGE'))],
      },
      message: 'absent',
      command: 'linux-image',
    },
    {
      name: 'plugins of CNI, most of which need no bridge',
      facts: {
        ...host,
        modules: [
          standing('bridge', {
            ...absent('not-built', 'Linux 6.1.0 was built without CONFIG_BRIDGE'),
            essential: false,
          }),
        ],
      },
      message: 'absent',
      says: 'Networks that are a bridge cannot be made.',
      severity: 'warning',
    },
    {
      name: 'a hardened host',
      facts: {
        ...host,
        modules: [
          standing('bridge', {
            state: 'blocked',
            why: '"blacklist bridge" keeps bridge from being loaded',
            directive: {
              kind: 'blacklist',
              name: 'bridge',
              value: '',
              path: '/usr/lib/modprobe.d/hard.conf',
              line: 3,
              text: 'blacklist bridge',
            },
          }),
        ],
      },
      message: 'blocked',
      command: 'cp /usr/lib/modprobe.d/hard.conf /etc/modprobe.d/hard.conf',
    },
    {
      name: 'a kernel that was told to refuse it',
      facts: {
        ...host,
        modules: [standing('veth', { state: 'blocked', why: 'module_blacklist= names veth', directive: null })],
      },
      message: 'blocked',
    },
  ],
  unknown: [{ name: 'a container', facts: { ...host, modules: [standing('veth', { state: 'unclear' })] } }],
});
