import { known } from '@hostlint/core/testing';
import type { KubeletConfig, KubeletSetting } from '../../facts/kubernetes/kubelet-config.js';
import type { Kubelet } from '../../facts/kubernetes/kubelet.js';

// Values of facts about the kubelet, for the tests of rules.

/** Nothing is installed yet. */
export const bare: Kubelet = {
  binary: null,
  bundle: null,
  version: '1.37.0',
  judgedFor: 'newest',
  kubeadm: null,
  kubeadmVersion: null,
};

export const installed = (version: string | null, change: Partial<Kubelet> = {}): Kubelet => ({
  binary: '/usr/bin/kubelet',
  bundle: null,
  version,
  judgedFor: version === null ? 'unknown' : 'found',
  kubeadm: '/usr/bin/kubeadm',
  kubeadmVersion: version,
  ...change,
});

export const k3s: Kubelet = { ...bare, bundle: 'k3s', version: null, judgedFor: 'unknown' };

export const path = '/var/lib/kubelet/config.yaml';

export const given = <T>(value: T, text: string, line = 1): KubeletSetting<T> => ({
  state: 'given',
  value,
  evidence: { path, line, text },
});

export const unclear: KubeletSetting<never> = {
  state: 'unclear',
  why: `${path}: its value is more than a plain word`,
  evidence: { path, line: 1, text: 'failSwapOn: &no false' },
};

const byDefault = { state: 'default' } as const;

/** The configuration of a kubelet that keeps to its defaults but for what is given. */
export const config = (change: Partial<KubeletConfig> = {}) =>
  known<KubeletConfig>({
    files: [path],
    rootDirectory: '/var/lib/kubelet',
    kubeconfig: '/etc/kubernetes/kubelet.conf',
    cgroupDriver: byDefault,
    failSwapOn: byDefault,
    swapBehavior: byDefault,
    failCgroupV1: byDefault,
    protectKernelDefaults: byDefault,
    evictionHard: byDefault,
    resolvConf: byDefault,
    containerRuntimeEndpoint: byDefault,
    ...change,
  });
