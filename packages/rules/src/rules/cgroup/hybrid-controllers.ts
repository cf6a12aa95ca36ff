import { defineRule, maybe } from '@hostlint/core';
import { cgroupHierarchy } from '../../facts/cgroup/hierarchy.js';
import { podmanRuntime } from '../../facts/cgroup/podman-runtime.js';
import { machineSystemd } from '../../facts/machine/systemd.js';
import { osRelease } from '../../facts/os/release.js';
import { unifiedControlGroups } from '../../shared/fixes/control-groups.js';

export const hybridControllers = defineRule({
  id: 'cgroup/hybrid-controllers',
  meta: {
    title: 'In the hybrid layout of control groups no controller is left to version 2.',
    why: 'crun refuses to start containers when a cgroup2 at /sys/fs/cgroup/unified has controllers ("cgroups in hybrid mode not supported").',
    fix: 'Boot with version 2 of control groups alone, or have podman use runc.',
    severity: 'error',
    sources: [
      'containers/crun 1.8.1 and main src/libcrun/cgroup.c libcrun_cgroup_enter',
      'measured: podman 4.3.1 with crun 1.8.1',
    ],
    presets: ['podman', 'podman-rootless'],
  },
  needs: {
    hierarchy: cgroupHierarchy,
    runtime: podmanRuntime,
    systemd: maybe(machineSystemd),
    os: maybe(osRelease),
  },
  messages: {
    refuses:
      'The cgroup2 at /sys/fs/cgroup/unified has controllers ({names}) beside those of version 1: crun, which podman uses, starts no container.',
  },
  check({ facts: { hierarchy, runtime, systemd, os }, pass, fail, notApplicable }) {
    const { version, unifiedControllers, evidence } = hierarchy;
    if (version !== 'hybrid') return notApplicable('control groups are not in the hybrid layout');
    if (unifiedControllers.size === 0) return pass({ evidence: evidence.slice(-2) });
    if (runtime !== 'crun') return notApplicable('podman does not start containers with crun here');
    const names = [...unifiedControllers].join(', ');
    const fix = unifiedControlGroups(os, systemd.known ? systemd.value : null);
    return fail('refuses', { names }, { evidence: evidence.slice(-2), fix });
  },
});
