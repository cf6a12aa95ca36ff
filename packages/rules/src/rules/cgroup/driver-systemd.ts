import { defineRule, maybe } from '@hostlint/core';
import { cgroupHierarchy } from '../../facts/cgroup/hierarchy.js';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { machineSystemd } from '../../facts/machine/systemd.js';
import { osRelease } from '../../facts/os/release.js';
import { cgroupDriverOf } from '../../shared/cgroup/docker-driver.js';
import { changeSetting } from '../../shared/fixes/daemon-setting.js';

export const driverSystemd = defineRule({
  id: 'cgroup/driver-systemd',
  meta: {
    title: 'dockerd’s cgroup driver fits the init system.',
    why: 'The systemd driver asks systemd to make each container’s group: without systemd every start fails with "systemd not running on this host". The cgroupfs driver makes them itself; with version 2 systemd expects to be the only one that writes to the tree.',
    fix: 'Take native.cgroupdriver out of exec-opts: dockerd then chooses what fits.',
    severity: 'error',
    sources: [
      'moby v20.10.24 and v29.7.2 daemon/daemon_unix.go UsingSystemd; runc v1.1.5 libcontainer/cgroups/systemd/common.go',
      'systemd docs/CGROUP_DELEGATION.md, the single-writer rule',
      'measured: dockerd 20.10.24 starts, and its containers do not',
    ],
    presets: ['docker'],
  },
  needs: { config: daemonConfig, hierarchy: cgroupHierarchy, systemd: machineSystemd, os: maybe(osRelease) },
  messages: {
    withoutSystemd:
      'dockerd is told to use the systemd driver for control groups, but systemd does not run here: no container starts.',
    besideSystemd:
      'dockerd is told to make control groups itself (cgroupfs), beside systemd, which with version 2 expects to be the only one.',
  },
  check({ facts: { config, hierarchy, systemd, os }, pass, fail, notApplicable }) {
    const setting = config.execOptions;
    const driver = cgroupDriverOf(config.version, setting.value);
    if (driver === '') return pass();
    if (config.rootless.value) return notApplicable('rootless dockerd uses the systemd of the user');
    const fix = changeSetting(
      'Take native.cgroupdriver out of exec-opts: dockerd then chooses what fits.',
      config,
      setting.evidence,
      os,
    );
    const details = { evidence: setting.evidence ? [setting.evidence] : [], fix };
    if (driver === 'systemd' && !systemd) return fail('withoutSystemd', {}, details);
    if (driver === 'cgroupfs' && systemd && hierarchy.version === 'v2')
      return fail('besideSystemd', {}, { ...details, severity: 'warning' });
    return pass();
  },
});
