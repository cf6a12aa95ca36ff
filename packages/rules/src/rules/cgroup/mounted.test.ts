import { known, testRule, unknown } from '@hostlint/core/testing';
import { debian, os } from '../kernel/kernel-samples.test.js';
import { built, noControllers, wholeV1, wholeV2 } from './cgroup-samples.test.js';
import { mounted } from './mounted.js';

const host = {
  userNamespace: false,
  controllers: known(built('memory', 'devices')),
  systemd: known(false),
  os: debian,
};

testRule(mounted, {
  pass: [
    { name: 'version 2', facts: { ...host, hierarchy: wholeV2 } },
    { name: 'version 1', facts: { ...host, hierarchy: wholeV1 } },
  ],
  fail: [
    {
      name: 'Debian without systemd and without cgroupfs-mount',
      facts: { ...host, hierarchy: noControllers },
      message: 'notMounted',
      stops: ['docker'],
      severity: 'error',
      command: 'apt-get install cgroupfs-mount',
      evidence: [{ path: '/proc/self/mountinfo' }],
    },
    {
      name: 'Alpine without the service cgroups',
      facts: { ...host, hierarchy: noControllers, os: os('alpine', '3.20') },
      message: 'notMounted',
      command: 'rc-update add cgroups boot',
    },
    {
      name: 'unmounted under systemd',
      facts: { ...host, hierarchy: noControllers, systemd: known(true) },
      message: 'notMounted',
      command: 'reboot',
    },
    {
      name: 'another system',
      facts: { ...host, hierarchy: noControllers, systemd: unknown(), os: unknown(), controllers: unknown() },
      message: 'notMounted',
      command: 'mount -t cgroup2',
    },
    {
      name: 'systemd’s hybrid layout with cgroup_no_v1=all',
      facts: {
        ...host,
        hierarchy: { ...noControllers, unifiedControllers: new Set(['memory']) },
        systemd: known(true),
      },
      message: 'onlyBeside',
      command: 'systemd.unified_cgroup_hierarchy=1',
    },
    {
      name: 'a kernel without control groups',
      facts: { ...host, hierarchy: noControllers, controllers: known(null) },
      message: 'notBuilt',
      stops: ['docker'],
    },
    {
      name: 'in a user namespace dockerd starts, and its containers do not',
      facts: { ...host, hierarchy: noControllers, userNamespace: true },
      message: 'notMounted',
      stops: [],
    },
  ],
});
