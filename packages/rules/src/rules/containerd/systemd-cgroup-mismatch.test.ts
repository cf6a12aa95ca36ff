import { testRule } from '@hostlint/core/testing';
import { at, configWith, debian } from './containerd-samples.test.js';
import { systemdCgroupMismatch } from './systemd-cgroup-mismatch.js';

const told = (driver: string) => ({
  driver,
  evidence: { path: '/var/lib/kubelet/config.yaml', line: 20, text: `cgroupDriver: ${driver}` },
});
const evidence = at(9, 'SystemdCgroup = true');
const withRuntime = configWith([], {
  cri: { ...configWith([]).cri, runtimes: [{ name: 'runc', systemdCgroup: { value: true, evidence } }] },
});

testRule(systemdCgroupMismatch, {
  pass: [
    { name: 'systemd for both', facts: { config: withRuntime, kubelet: told('systemd'), os: debian } },
    { name: 'cgroupfs for both', facts: { config: configWith([]), kubelet: told('cgroupfs'), os: debian } },
  ],
  fail: [
    {
      name: 'the kubelet has systemd, containerd does not say',
      facts: { config: configWith([]), kubelet: told('systemd'), os: debian },
      message: 'differs',
      says: 'The runtime runc has SystemdCgroup = false, but the kubelet’s cgroupDriver is systemd.',
      command: '/etc/containerd/config.toml',
    },
    {
      name: 'the kubelet has cgroupfs, containerd systemd',
      facts: { config: withRuntime, kubelet: told('cgroupfs'), os: debian },
      message: 'differs',
      evidence: [evidence, told('cgroupfs').evidence],
      command: '+9',
    },
  ],
  notApplicable: [{ name: 'the kubelet does not say', facts: { config: withRuntime, kubelet: null, os: debian } }],
});
