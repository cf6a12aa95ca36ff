import { defineRule, maybe } from '@hostlint/core';
import { cgroupHierarchy } from '../../facts/cgroup/hierarchy.js';
import { cgroupKernelControllers } from '../../facts/cgroup/kernel-controllers.js';
import { machineUserNamespace } from '../../facts/machine/user-namespace.js';
import { osRelease } from '../../facts/os/release.js';
import { mountController } from '../../shared/fixes/control-groups.js';
import { withoutKernelArgument } from '../../shared/fixes/kernel-argument.js';
import { newKernel } from '../../shared/fixes/new-kernel.js';

export const devices = defineRule({
  id: 'cgroup/devices',
  meta: {
    title: 'With version 1 of control groups the devices controller is mounted.',
    why: 'It keeps containers from the devices of the host. Without it dockerd exits with "Devices cgroup isn’t mounted", and runc and crun start no container.',
    fix: 'Mount the devices controller.',
    severity: 'error',
    sources: [
      'moby v20.10.24 and v29.7.2 daemon/daemon.go NewDaemon',
      'opencontainers/runc v1.1.5 libcontainer/cgroups/fs/fs.go Apply',
      'measured: dockerd 20.10.24, 26.1.5, 28.5.2; runc 1.1.5 "mountpoint for devices not found"; crun 1.8.1 "opening file `devices.deny`"',
    ],
    stops: ['docker'],
  },
  needs: {
    hierarchy: cgroupHierarchy,
    userNamespace: machineUserNamespace,
    controllers: maybe(cgroupKernelControllers),
    os: maybe(osRelease),
  },
  messages: {
    notMounted: 'The devices controller is not mounted: dockerd does not start, and no runtime starts a container.',
    switchedOff:
      'cgroup_disable= switches the devices controller off: dockerd does not start, and no runtime starts a container.',
    notBuilt:
      'This kernel comes without the devices controller: dockerd does not start, and no runtime starts a container.',
  },
  check({ facts: { hierarchy, userNamespace, controllers, os }, pass, fail, notApplicable }) {
    const { version, evidence } = hierarchy;
    if (version === 'none') return notApplicable('no control groups are mounted at all, as cgroup/mounted says');
    if (version === 'v2') return notApplicable('version 2 guards devices by BPF programs, not by a controller');
    if (hierarchy.controllers.has('devices')) return pass({ evidence });
    if (userNamespace) return notApplicable('in a user namespace the kernel itself guards devices');
    const built = controllers.known ? controllers.value : null;
    const listed = { evidence: [{ path: '/proc/cgroups' }] };
    if (built && !built.has('devices')) return fail('notBuilt', {}, { ...listed, fix: newKernel(os) });
    if (built?.get('devices')?.enabled === false)
      return fail('switchedOff', {}, { ...listed, fix: withoutKernelArgument(os, 'cgroup_disable=devices') });
    return fail('notMounted', {}, { evidence, fix: mountController('devices') });
  },
});
