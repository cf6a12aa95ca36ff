import { defineFact, isUnknowable, maybe, type HostSource } from '@hostlint/core';
import { kubeletConfig } from './kubelet-config.js';

/** What an earlier `kubeadm init` or `join`, or another installer, has left on this host. */
export interface NodeState {
  /** Whether the kubelet has the credentials of a cluster; `null`: it cannot be told where they would be. */
  readonly joined: boolean | null;
  readonly controlPlane: boolean;
  /** The files and directories that kubeadm does not want to find. */
  readonly leftovers: readonly string[];
  /** Those that could not be looked at. */
  readonly unseen: readonly string[];
}

const manifests = '/etc/kubernetes/manifests';
const apiServer = `${manifests}/kube-apiserver.yaml`;
const kubeconfigs = ['/etc/kubernetes/kubelet.conf', '/var/lib/kubelet/kubeconfig'];
const others = [
  '/etc/kubernetes/bootstrap-kubelet.conf',
  '/etc/kubernetes/pki/ca.crt',
  apiServer,
  ...['kube-controller-manager', 'kube-scheduler', 'etcd'].map(name => `${manifests}/${name}.yaml`),
];

/** Source: kubernetes v1.37 cmd/kubeadm/app/preflight/checks.go InitNodeChecks, JoinNodeChecks. */
export const nodeState = defineFact({
  id: 'kubernetes/node-state',
  summary: 'Whether this host belongs to a cluster already, and what kubeadm would find of one.',
  privileges: 'Whether /var/lib/etcd is empty is seen by root only.',
  reads: () => ({ lists: [{ path: '/var/lib/etcd', limit: 1 }], stats: [...kubeconfigs, ...others, '{configured}'] }),
  needs: { config: maybe(kubeletConfig) },
  async collect(host, { config }): Promise<NodeState> {
    const own = config.known ? [config.value.kubeconfig] : [];
    const credentials = [...new Set([...own, ...kubeconfigs])];
    const leftovers: string[] = [];
    const unseen: string[] = [];
    for (const path of [...credentials, ...others, '/var/lib/etcd']) {
      const there = await isThere(host, path);
      if (there === null) unseen.push(path);
      else if (there) leftovers.push(path);
    }
    const joined = credentials.some(path => leftovers.includes(path));
    const told = config.known && !credentials.some(path => unseen.includes(path));
    return { joined: joined || (told ? false : null), controlPlane: leftovers.includes(apiServer), leftovers, unseen };
  },
});

async function isThere(host: HostSource, path: string): Promise<boolean | null> {
  try {
    if (path === '/var/lib/etcd') return ((await host.list(path, { limit: 1 })) ?? []).length > 0;
    return (await host.stat(path)) !== undefined;
  } catch (error) {
    if (isUnknowable(error)) return null;
    throw error;
  }
}
