import { defineRule, maybe } from '@hostlint/core';
import { cgroupNamespaces } from '../../facts/cgroup/namespaces.js';
import { osRelease } from '../../facts/os/release.js';
import { newKernel } from '../../shared/fixes/new-kernel.js';

export const namespaces = defineRule({
  id: 'cgroup/namespaces',
  meta: {
    title: 'The kernel has namespaces for control groups.',
    why: 'Without them containers see the paths of the host’s control groups, and `--cgroupns=private` is dropped with a warning.',
    fix: 'Use Linux 4.6 or newer, built with CONFIG_CGROUPS.',
    severity: 'info',
    sources: [
      'moby v29.7.2 pkg/sysinfo/sysinfo_linux.go applyCgroupNsInfo, daemon/daemon_unix.go',
      'cgroup_namespaces(7)',
    ],
  },
  needs: { present: cgroupNamespaces, os: maybe(osRelease) },
  messages: { missing: 'This kernel has no namespaces for control groups: containers see the groups of the host.' },
  check({ facts: { present, os }, pass, fail }) {
    if (present) return pass();
    return fail('missing', {}, { evidence: [{ path: '/proc/self/ns' }], fix: newKernel(os) });
  },
});
