import { defineRule, maybe } from '@hostlint/core';
import { containerRuntimes } from '../../facts/kubernetes/container-runtimes.js';
import { kubeletConfig } from '../../facts/kubernetes/kubelet-config.js';
import { kubelet } from '../../facts/kubernetes/kubelet.js';
import { nodeState } from '../../facts/kubernetes/node-state.js';
import { osRelease } from '../../facts/os/release.js';
import { fix } from '../../shared/fixes/by-distribution.js';
import { installPackage } from '../../shared/fixes/install-package.js';

export const containerRuntime = defineRule({
  id: 'kubernetes/container-runtime',
  meta: {
    title: 'One container runtime is there for the kubelet.',
    why: 'Without one the kubelet starts no pod and kubeadm refuses the host. Docker Engine alone is none since 1.24. With several kubeadm stops until it is told which one to use.',
    fix: 'Install containerd or CRI-O, and name its socket where there are several.',
    severity: 'error',
    sources: [
      'kubernetes v1.37 cmd/kubeadm/app/preflight/checks.go ContainerRuntimeCheck, cmd/kubeadm/app/util/runtime/runtime.go DetectCRISocket',
      'kubernetes.io setup/production-environment/container-runtimes: dockershim is gone since 1.24',
    ],
  },
  needs: {
    runtimes: containerRuntimes,
    kubelet,
    config: maybe(kubeletConfig),
    node: maybe(nodeState),
    os: maybe(osRelease),
  },
  messages: {
    none: 'Kubernetes is installed, but none of containerd, CRI-O and cri-dockerd is: the kubelet cannot start a pod.',
    several: '{names} listen here, and kubeadm stops until it is told which one to use.',
  },
  check({ facts: { runtimes, kubelet, config, node, os }, pass, fail, notApplicable, unknown }) {
    const { binary, bundle, kubeadm } = kubelet;
    if (bundle !== null) return notApplicable(`${bundle} brings a containerd inside`);
    const installed = runtimes.filter(({ program, listens }) => program !== null || listens);
    const evidence = installed.map(({ program, socket }) => ({ path: program ?? socket }));
    if (installed.length === 0) {
      if (binary === null && kubeadm === null) return notApplicable('nothing of Kubernetes is installed yet');
      if (!config.known) return unknown(`which runtime the kubelet is told to use is not known: ${config.detail}`);
      const endpoint = config.value.containerRuntimeEndpoint;
      if (endpoint.state !== 'default')
        return notApplicable('the kubelet is told to use a runtime of its own', { evidence: [endpoint.evidence] });
      const packages = {
        debian: 'containerd',
        rhel: 'containerd',
        suse: 'containerd',
        alpine: 'containerd',
        arch: 'containerd',
      };
      return fail('none', {}, { evidence: [], fix: installPackage(os, { ...packages, other: 'containerd' }) });
    }
    const listening = runtimes.filter(({ listens }) => listens);
    if (listening.length < 2) return pass({ evidence });
    // A node has made its choice.
    if (!node.known) return unknown(`Whether this host belongs to a cluster is not known: ${node.detail}`);
    if (node.value.joined) return pass({ evidence });
    if (node.value.joined === null) return unknown('Whether this host belongs to a cluster cannot be told.');
    const choose = fix(
      'Name the one to use, or take the others off this host.',
      `kubeadm init --cri-socket unix://${listening[0]?.socket ?? ''}`,
    );
    const data = { names: listening.map(({ name }) => name).join(' and ') };
    const sockets = listening.map(({ socket }) => ({ path: socket }));
    return fail('several', data, { severity: 'warning', evidence: sockets, fix: choose });
  },
});
