import { defineRule, maybe, type Outcome } from '@hostlint/core';
import { kubeletConfig } from '../../facts/kubernetes/kubelet-config.js';
import { kubelet } from '../../facts/kubernetes/kubelet.js';
import { kernelSysctls } from '../../facts/kernel/sysctls.js';
import { osRelease } from '../../facts/os/release.js';
import { setSysctl } from '../../shared/fixes/set-sysctl.js';
import type { SysctlKey } from '../../shared/kernel/sysctl-keys.js';

export const sysctls = defineRule({
  id: 'kubernetes/sysctls',
  meta: {
    title: 'The sysctls have the values that kubeadm and the kubelet ask for.',
    why: 'Without forwarding no packet leaves a pod, and kubeadm refuses the host. With protectKernelDefaults the kubelet exits where a value differs from its own; without it, it sets them itself.',
    fix: 'Set them, now and at every boot.',
    severity: 'error',
    sources: [
      'kubernetes v1.37 cmd/kubeadm/app/preflight/checks_linux.go addIPv4Checks, addIPv6Checks',
      'kubernetes v1.37 pkg/kubelet/cm/container_manager_linux.go setupKernelTunables',
      'kubernetes staging/src/k8s.io/component-helpers/node/util/sysctl/sysctl.go',
    ],
    stops: ['kubelet'],
  },
  needs: { sysctls: kernelSysctls, kubelet, config: maybe(kubeletConfig), os: maybe(osRelease) },
  messages: {
    forwarding:
      '{key} is {value}: packets are not forwarded between pods and the network, and kubeadm refuses the host.',
    protected: '{key} is {value}: with protectKernelDefaults the kubelet wants {wanted} and exits.',
  },
  options: {
    type: 'object',
    properties: { ipv6: { type: 'boolean', description: 'The cluster uses IPv6, alone or beside IPv4.' } },
    additionalProperties: false,
  },
  defaults: { ipv6: false },
  check({ facts: { sysctls, kubelet, config, os }, options, pass, fail, notApplicable, unknown }) {
    if (kubelet.bundle !== null) return notApplicable(`${kubelet.bundle} sets the sysctls that it needs`);
    const judge = (key: SysctlKey, wanted: string, message: 'forwarding' | 'protected'): Outcome => {
      const found = sysctls[key];
      if (!found.known) {
        const cure = found.reason === 'not-running' ? { cure: `Set ${key} in a file of /etc/sysctl.d.` } : {};
        return unknown(`${key}: ${found.detail}`, { subject: key, ...cure });
      }
      const { value, evidence } = found;
      if (value === wanted) return pass({ subject: key, evidence });
      const shown = value ?? 'not there';
      const details = { subject: key, evidence, fix: setSysctl(os, key, wanted) };
      if (message === 'forwarding') return fail(message, { key, value: shown }, { ...details, stops: [] });
      return fail(message, { key, value: shown, wanted }, details);
    };
    const outcomes = [judge('net.ipv4.ip_forward', '1', 'forwarding')];
    if (options.ipv6) outcomes.push(judge('net.ipv6.conf.default.forwarding', '1', 'forwarding'));
    const subject = 'protectKernelDefaults';
    if (!config.known)
      return [...outcomes, unknown(`whether ${subject} is set is not known: ${config.detail}`, { subject })];
    const setting = config.value.protectKernelDefaults;
    if (setting.state === 'unclear') return [...outcomes, unknown(setting.why, { subject })];
    if (setting.state === 'default' || !setting.value) return outcomes;
    return [...outcomes, ...kernelDefaults.map(([key, wanted]) => judge(key, wanted, 'protected'))];
  },
});

const kernelDefaults: readonly (readonly [SysctlKey, string])[] = [
  ['vm.overcommit_memory', '1'],
  ['vm.panic_on_oom', '0'],
  ['kernel.panic', '10'],
  ['kernel.panic_on_oops', '1'],
  ['kernel.keys.root_maxkeys', '1000000'],
  ['kernel.keys.root_maxbytes', '25000000'],
];
