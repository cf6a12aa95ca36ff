import { testRule, unknown } from '@hostlint/core/testing';
import type { CgroupHierarchy } from '../../facts/cgroup/hierarchy.js';
import { debian } from '../kernel/kernel-samples.test.js';
import { cgroupV1 } from './cgroup-v1.js';
import { bare, config, given, installed, k3s, unclear } from './kubelet-samples.test.js';

const evidence = [
  { path: '/proc/self/mountinfo', line: 30, text: '35 24 0:30 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu' },
];
const on = (version: CgroupHierarchy['version'], kubelet = bare) => ({
  hierarchy: { version, evidence } as unknown as CgroupHierarchy,
  kubelet,
  config: config(),
  os: debian,
});
const allowed = config({ failCgroupV1: given(false, 'failCgroupV1: false') });

testRule(cgroupV1, {
  pass: [
    { name: 'version 2', facts: on('v2') },
    { name: 'version 2, whatever else is unknown', facts: { ...on('v2', k3s), config: unknown() } },
  ],
  fail: [
    {
      name: 'the newest kubelet',
      facts: on('v1'),
      message: 'refuses',
      says: 'kubelet 1.37.0 does not start',
      stops: ['kubelet'],
      command: 'systemd.unified_cgroup_hierarchy=1',
    },
    { name: 'the hybrid layout', facts: on('hybrid', installed('1.35.0')), message: 'refuses' },
    {
      name: 'kubelet 1.34',
      facts: on('v1', installed('1.34.2')),
      message: 'deprecated',
      severity: 'warning',
      stops: [],
    },
    { name: 'failCgroupV1: false', facts: { ...on('v1'), config: allowed }, message: 'deprecated' },
    {
      name: 'kubelet 1.32 with failCgroupV1: true',
      facts: { ...on('v1', installed('1.32.0')), config: config({ failCgroupV1: given(true, 'failCgroupV1: true') }) },
      message: 'told',
    },
    {
      name: 'kubelet 1.30, which has no such setting',
      facts: { ...on('v1', installed('1.30.0')), config: unknown() },
      message: 'deprecated',
    },
    { name: 'k3s that is told so', facts: { ...on('v1', k3s), config: allowed }, message: 'deprecated' },
  ],
  notApplicable: [{ name: 'no control groups', facts: on('none') }],
  unknown: [
    { name: 'the version of k3s’s kubelet is not known', facts: on('v1', k3s) },
    { name: 'the configuration may not be read', facts: { ...on('v1'), config: unknown() } },
    { name: 'the setting is not understood', facts: { ...on('v1'), config: config({ failCgroupV1: unclear }) } },
  ],
});
