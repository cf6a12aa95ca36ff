import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { kubeletCgroupDriver } from '../../facts/containerd/kubelet-cgroup-driver.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/containerd-config/fault-outcomes.js';

export const systemdCgroupMismatch = defineRule({
  id: 'containerd/systemd-cgroup-mismatch',
  meta: {
    title: 'containerd manages control groups as the kubelet does.',
    why: 'The kubelet’s cgroupDriver and runc’s SystemdCgroup must agree. Otherwise two managers write one tree of control groups: pods lose their limits, or do not start at all.',
    fix: 'Set SystemdCgroup = true in the options of the runtime for cgroupDriver: systemd, false for cgroupfs.',
    severity: 'error',
    sources: [
      'kubernetes/website content/en/docs/setup/production-environment/container-runtimes.md, cgroup drivers',
      'containerd v2.1.9 docs/cri/config.md, Cgroup Driver',
    ],
    presets: ['kubernetes'],
  },
  needs: { config: containerdConfig, kubelet: kubeletCgroupDriver, os: maybe(osRelease) },
  messages: {
    differs: 'The runtime {runtime} has SystemdCgroup = {systemd}, but the kubelet’s cgroupDriver is {driver}.',
  },
  check({ facts: { config, kubelet, os }, pass, fail, notApplicable }) {
    if (!kubelet) return notApplicable('The kubelet’s configuration names no cgroupDriver.');
    // Since Kubernetes 1.36 and containerd 2.0 the kubelet asks the runtime; what is written must agree all the same.
    const wanted = kubelet.driver === 'systemd';
    const { defaultRuntime, runtimes } = config.cri;
    const name = defaultRuntime.value;
    const runtime = runtimes.find(one => one.name === name);
    const systemd = runtime?.systemdCgroup.value ?? false;
    if (systemd === wanted) return pass({ evidence: [kubelet.evidence] });
    const own = runtime?.systemdCgroup.evidence ?? { path: config.path };
    const fix = editFix(`Set SystemdCgroup = ${wanted} in the options of the runtime ${name}.`, config, [own], os);
    const data = { runtime: name, systemd: String(systemd), driver: kubelet.driver };
    return fail('differs', data, { evidence: [own, kubelet.evidence], fix });
  },
});
