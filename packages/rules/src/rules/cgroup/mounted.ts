import { defineRule, maybe } from '@hostlint/core';
import { cgroupHierarchy } from '../../facts/cgroup/hierarchy.js';
import { cgroupKernelControllers } from '../../facts/cgroup/kernel-controllers.js';
import { machineSystemd } from '../../facts/machine/systemd.js';
import { machineUserNamespace } from '../../facts/machine/user-namespace.js';
import { osRelease } from '../../facts/os/release.js';
import { mountControlGroups, unifiedControlGroups } from '../../shared/fixes/control-groups.js';
import { newKernel } from '../../shared/fixes/new-kernel.js';

export const mounted = defineRule({
  id: 'cgroup/mounted',
  meta: {
    title: 'Control groups are mounted where engines look for them.',
    why: 'Without them dockerd exits with "Devices cgroup isn’t mounted", and runc and crun, which start the containers of every engine, refuse to.',
    fix: 'Mount control groups at boot.',
    severity: 'error',
    sources: [
      'moby v20.10.24 and v29.7.2 daemon/daemon.go NewDaemon, pkg/sysinfo/sysinfo_linux.go',
      'measured: dockerd 20.10.24, 26.1.5, 28.5.2; runc 1.1.5 "no cgroup mount found in mountinfo"; crun 1.8.1 "invalid file system type"',
    ],
    stops: ['docker'],
  },
  needs: {
    hierarchy: cgroupHierarchy,
    userNamespace: machineUserNamespace,
    controllers: maybe(cgroupKernelControllers),
    systemd: maybe(machineSystemd),
    os: maybe(osRelease),
  },
  messages: {
    notMounted: 'No controllers of control groups are mounted: containers cannot be started.',
    onlyBeside:
      'The only control groups are a cgroup2 at /sys/fs/cgroup/unified, where no engine looks for them: containers cannot be started.',
    notBuilt: 'This kernel has no control groups, which containers cannot do without.',
  },
  check({ facts: { hierarchy, userNamespace, controllers, systemd, os }, pass, fail }) {
    const { version, evidence } = hierarchy;
    if (version !== 'none') return pass({ evidence });
    // In a user namespace dockerd leaves devices to the kernel, and starts.
    const stops = userNamespace ? { stops: [] } : {};
    const seen = { evidence: evidence.length > 0 ? evidence : [{ path: '/proc/self/mountinfo' }], ...stops };
    if (controllers.known && controllers.value === null)
      return fail('notBuilt', {}, { ...seen, evidence: [{ path: '/proc/cgroups' }], fix: newKernel(os) });
    const init = systemd.known ? systemd.value : null;
    if (hierarchy.unifiedControllers.size > 0)
      return fail('onlyBeside', {}, { ...seen, fix: unifiedControlGroups(os, init) });
    return fail('notMounted', {}, { ...seen, fix: mountControlGroups(os, init) });
  },
});
