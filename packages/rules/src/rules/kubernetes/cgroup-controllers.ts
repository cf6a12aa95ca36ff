import { defineRule } from '@hostlint/core';
import { cgroupHierarchy } from '../../facts/cgroup/hierarchy.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { isKernelAtLeast } from '../../shared/kernel/kernel-version.js';

export const cgroupControllers = defineRule({
  id: 'kubernetes/cgroup-controllers',
  meta: {
    title: 'The controllers of control groups that kubeadm asks for are there.',
    why: 'kubeadm refuses a host that lacks one ("missing required cgroups"), and the kubelet cannot hold pods to their limits.',
    fix: 'Take cgroup_disable= off the kernel’s command line, or boot a kernel that has the controller.',
    severity: 'error',
    sources: [
      'kubernetes/system-validators 9040bc28 validators/types_unix.go Cgroups, CgroupsV2, cgroup_validator_linux.go Validate',
      'kubernetes v1.37 pkg/kubelet/cm/container_manager_linux.go validateSystemRequirements: version 1 without cpu, cpuacct, cpuset or memory',
      'linux v5.2 kernel/cgroup/cgroup.c: cgroup.freeze',
    ],
  },
  needs: { hierarchy: cgroupHierarchy, release: kernelRelease },
  messages: {
    missing: 'The {name} controller is not there, and kubeadm refuses the host.',
    optional: 'The {name} controller is not there; kubeadm warns of it.',
  },
  check({ facts: { hierarchy, release }, pass, fail, notApplicable }) {
    const { version, controllers, evidence } = hierarchy;
    if (version === 'none') return notApplicable('no control groups are mounted at all', { evidence });
    const { required, optional } = version === 'v2' ? v2 : v1;
    // Version 2 does not list these: devices is a part of every kernel that has it, freezer since 5.2.
    const implied = version === 'v2' && isKernelAtLeast(release, 5, 2) ? ['freezer'] : [];
    const has = (name: string): boolean => controllers.has(name) || implied.includes(name);
    return [
      ...required.map(name =>
        has(name) ? pass({ subject: name, evidence }) : fail('missing', { name }, { subject: name, evidence }),
      ),
      ...optional.map(name =>
        has(name)
          ? pass({ subject: name, evidence })
          : fail('optional', { name }, { subject: name, evidence, severity: 'info' }),
      ),
    ];
  },
});

const v1 = {
  required: ['cpu', 'cpuacct', 'cpuset', 'devices', 'freezer', 'memory', 'pids'],
  optional: ['hugetlb', 'blkio'],
};
const v2 = { required: ['cpu', 'cpuset', 'freezer', 'memory', 'pids'], optional: ['hugetlb', 'io'] };
