import { testRule } from '@hostlint/core/testing';
import type { CgroupHierarchy } from '../../facts/cgroup/hierarchy.js';
import type { ContainerdEngine } from '../../facts/containerd/engine.js';
import { debian } from './containerd-samples.test.js';
import { cgroupV1Deprecated } from './cgroup-v1-deprecated.js';

const hierarchy = (version: CgroupHierarchy['version']): CgroupHierarchy => ({
  version,
  controllers: new Set(),
  mountPoints: new Map(),
  evidence: [{ path: '/proc/self/mountinfo', line: 3 }],
});
const engine = (version: string): ContainerdEngine => ({
  installed: true,
  version,
  judgedFor: 'found',
  found: version,
  binary: '/usr/bin/containerd',
});

testRule(cgroupV1Deprecated, {
  pass: [{ name: 'version 2', facts: { hierarchy: hierarchy('v2'), engine: engine('2.2.7'), os: debian } }],
  fail: [
    {
      name: 'version 1',
      facts: { hierarchy: hierarchy('v1'), engine: engine('2.2.7'), os: debian },
      message: 'deprecated',
      severity: 'warning',
      command: 'systemd.unified_cgroup_hierarchy=1',
    },
  ],
  notApplicable: [
    { name: 'containerd 1.7', facts: { hierarchy: hierarchy('v1'), engine: engine('1.7.24'), os: debian } },
    { name: 'no control groups', facts: { hierarchy: hierarchy('none'), engine: engine('2.2.7'), os: debian } },
  ],
});
