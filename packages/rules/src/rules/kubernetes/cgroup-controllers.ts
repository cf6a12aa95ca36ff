import { defineRule, maybe, type Evidence } from '@hostlint/core';
import { cgroupHierarchy } from '../../facts/cgroup/hierarchy.js';
import { cgroupKernelControllers } from '../../facts/cgroup/kernel-controllers.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { isKernelAtLeast } from '../../shared/kernel/kernel-version.js';

export const cgroupControllers = defineRule({
  id: 'kubernetes/cgroup-controllers',
  meta: {
    title: 'The controllers of control groups that kubeadm and the kubelet ask for are there.',
    why: 'kubeadm refuses a host that lacks one ("missing required cgroups"), and the kubelet cannot hold pods to their limits.',
    fix: 'Take cgroup_disable= off the kernel’s command line, or boot a kernel that has the controller.',
    severity: 'error',
    sources: [
      'kubernetes/system-validators 9040bc28 validators/types_unix.go Cgroups, CgroupsV2, cgroup_validator_linux.go getCgroupV1Subsystems',
      'kubernetes v1.37 pkg/kubelet/cm/container_manager_linux.go validateSystemRequirements',
      'linux v5.2 kernel/cgroup/cgroup.c: cgroup.freeze',
    ],
    stops: ['kubelet'],
  },
  needs: { hierarchy: cgroupHierarchy, kernel: maybe(cgroupKernelControllers), release: maybe(kernelRelease) },
  messages: {
    missing: 'The {name} controller is not there, and kubeadm refuses the host.',
    notMounted:
      'The {name} controller is not mounted, and the kubelet does not start ("Following Cgroup subsystem not mounted").',
    optional: 'The {name} controller is not there; kubeadm warns of it.',
  },
  check({ facts: { hierarchy, kernel, release }, pass, fail, notApplicable, unknown }) {
    const { version, controllers } = hierarchy;
    if (version === 'none')
      return notApplicable('no control groups are mounted at all', { evidence: hierarchy.evidence });
    const second = version === 'v2';
    /** `null`: it cannot be told. */
    const has = (name: string): boolean | null => {
      if (!second) return kernel.known ? kernel.value?.get(name)?.enabled === true : null;
      // Version 2 does not list it: a kernel since 5.2 has it.
      if (name === 'freezer') return release.known ? isKernelAtLeast(release.value, 5, 2) : null;
      return controllers.has(name);
    };
    const evidence: readonly Evidence[] = second ? hierarchy.evidence : [{ path: '/proc/cgroups' }];
    const { required, optional } = second ? v2 : v1;
    return [...required, ...optional].map(name => {
      const there = has(name);
      const details = { subject: name, evidence };
      if (there === null) return unknown(`Whether the ${name} controller is there cannot be told.`, { subject: name });
      if (!there && optional.includes(name))
        return fail('optional', { name }, { ...details, severity: 'info', stops: [] });
      if (!there) return fail('missing', { name }, { ...details, stops: [] });
      if (second || controllers.has(name) || !mounted.includes(name)) return pass(details);
      return fail('notMounted', { name }, { subject: name, evidence: hierarchy.evidence });
    });
  },
});

const v1 = {
  required: ['cpu', 'cpuacct', 'cpuset', 'devices', 'freezer', 'memory', 'pids'],
  optional: ['hugetlb', 'blkio'],
};
const v2 = { required: ['cpu', 'cpuset', 'freezer', 'memory', 'pids'], optional: ['hugetlb', 'io'] };
// What the kubelet itself looks for among the mounts of version 1.
const mounted = ['cpu', 'cpuacct', 'cpuset', 'memory'];
