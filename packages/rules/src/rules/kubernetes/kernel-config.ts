import { defineRule, maybe } from '@hostlint/core';
import { optionVerdicts } from '../../facts/kernel/option-verdicts.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { osRelease } from '../../facts/os/release.js';
import { optionMessages, optionOutcomes } from '../../shared/kernel/options/outcomes.js';
import { kernelOptions, optionsAsked } from '../../shared/kernel/options/table.js';

export const kernelConfig = defineRule({
  id: 'kubernetes/kernel-config',
  meta: {
    title: 'The kernel was built with what Kubernetes needs beyond containers.',
    why: 'kubeadm refuses a node without some of these, and kube-proxy cannot make its rules without others. What containers need anyway is the matter of kernel/config-required.',
    fix: 'Boot the general kernel of the distribution, with all of its modules.',
    severity: 'error',
    sources: [
      'kubernetes/system-validators 9040bc28 validators/types_unix.go KernelSpec, kernel_validator.go',
      'kubernetes v1.34 pkg/proxy/iptables/proxier.go: -m comment, -m statistic, -m addrtype, -m conntrack, -j MARK',
    ],
  },
  needs: { options: optionVerdicts, release: kernelRelease, os: maybe(osRelease) },
  messages: optionMessages,
  check(context) {
    const { options, release, os } = context.facts;
    const rows = optionsAsked('kubernetes').map(name => ({
      name,
      verdict: options.verdicts[name],
      severity: kernelOptions[name].kubernetes ?? 'error',
    }));
    return optionOutcomes(rows, context, { release, os });
  },
});
