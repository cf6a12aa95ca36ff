import { defineRule, maybe } from '@hostlint/core';
import { kernelSysctls } from '../../facts/kernel/sysctls.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { bridgeNetfilter } from '../../facts/kubernetes/bridge-netfilter.js';
import { kubelet } from '../../facts/kubernetes/kubelet.js';
import { osRelease } from '../../facts/os/release.js';
import { inTurn } from '../../shared/fixes/by-distribution.js';
import { extraModules } from '../../shared/fixes/extra-modules.js';
import { loadModule } from '../../shared/fixes/load-module.js';
import { setSysctl } from '../../shared/fixes/set-sysctl.js';

export const brNetfilter = defineRule({
  id: 'kubernetes/br-netfilter',
  meta: {
    title: 'What crosses a bridge between pods passes through iptables.',
    why: 'Networks that connect pods by a Linux bridge (flannel, kube-router, the plugin bridge) need it: without it flannel exits, and Services fail between pods of one node. Others, such as Cilium and Calico, do without.',
    fix: 'Load br_netfilter at boot, and set net.bridge.bridge-nf-call-iptables to 1.',
    severity: 'warning',
    sources: [
      'kubernetes v1.29 cmd/kubeadm/app/preflight/checks_linux.go bridge-nf-call-iptables; since 1.30 left to the network',
      'flannel-io/flannel main.go: "Failed to check br_netfilter"',
      'linux Documentation/networking/ip-sysctl.rst bridge-nf-call-iptables',
    ],
  },
  needs: {
    bridge: bridgeNetfilter,
    sysctls: kernelSysctls,
    kubelet,
    release: maybe(kernelRelease),
    os: maybe(osRelease),
  },
  messages: {
    absent: 'There is no br_netfilter to be had ({why}): networks of Linux bridges, such as flannel, do not work here.',
    notLoaded:
      'br_netfilter is not loaded, and nothing loads it at boot: networks of Linux bridges, such as flannel, need it.',
    off: '{key} is 0: with a network of Linux bridges, such as flannel, Services fail between pods of this node.',
  },
  check({ facts: { bridge, sysctls, kubelet, release, os }, pass, fail, notApplicable, unknown }) {
    if (kubelet.bundle !== null) return notApplicable(`${kubelet.bundle} loads br_netfilter itself`);
    const { state, why, evidence } = bridge;
    if (state === 'foreign') return unknown(`br_netfilter is not loaded, and whether it can be is not known: ${why}`);
    if (state === 'absent' || state === 'blocked') {
      const extra = extraModules(os, release.known ? release.value : null);
      const fix = inTurn(extra, loadModule(os, 'br_netfilter'), extra.summary);
      return fail('absent', { why }, { evidence, ...(state === 'absent' ? { fix } : {}) });
    }
    if (state === 'loadable')
      return fail('notLoaded', {}, { severity: 'info', evidence, fix: loadModule(os, 'br_netfilter') });
    if (state === 'at-boot') return pass({ evidence });
    const key = 'net.bridge.bridge-nf-call-iptables';
    const found = sysctls[key];
    if (!found.known) return unknown(`${key}: ${found.detail}`);
    if (found.value !== '0') return pass({ evidence: found.evidence });
    return fail('off', { key }, { severity: 'info', evidence: found.evidence, fix: setSysctl(os, key, '1') });
  },
});
