import { known, testRule, unknown } from '@hostlint/core/testing';
import { debian } from '../kernel/kernel-samples.test.js';
import { built, hybrid, noControllers, v1Without, wholeV1, wholeV2 } from './cgroup-samples.test.js';
import { devices } from './devices.js';

const host = {
  userNamespace: false,
  controllers: known(built('memory@4', 'devices')),
  os: debian,
};
const without = v1Without('devices');

testRule(devices, {
  pass: [
    { name: 'version 1', facts: { ...host, hierarchy: wholeV1 } },
    { name: 'hybrid', facts: { ...host, hierarchy: hybrid() } },
  ],
  fail: [
    {
      name: 'not mounted',
      facts: { ...host, hierarchy: without },
      message: 'notMounted',
      stops: ['docker'],
      command: 'mount -t cgroup -o devices cgroup /sys/fs/cgroup/devices',
    },
    {
      name: 'not mounted, and nothing tells why',
      facts: { ...host, hierarchy: without, controllers: unknown(), os: unknown() },
      message: 'notMounted',
      stops: ['docker'],
    },
    {
      name: 'switched off',
      facts: { ...host, hierarchy: without, controllers: known(built('memory@4', 'devices!')) },
      message: 'switchedOff',
      command: 'cgroup_disable=devices',
      evidence: [{ path: '/proc/cgroups' }],
    },
    {
      name: 'a kernel without it',
      facts: { ...host, hierarchy: without, controllers: known(built('memory@4')) },
      message: 'notBuilt',
      stops: ['docker'],
    },
  ],
  notApplicable: [
    { name: 'version 2', facts: { ...host, hierarchy: wholeV2 } },
    { name: 'nothing mounted at all', facts: { ...host, hierarchy: noControllers } },
    { name: 'a user namespace', facts: { ...host, hierarchy: without, userNamespace: true } },
  ],
});
