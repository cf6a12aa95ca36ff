import { defineFact, UnknowableError, type HostSource } from '@hostlint/core';
import { nodeState } from '../kubernetes/node-state.js';
import { imageKind } from './kind.js';

const directories = ['/var/lib/kubelet/pki', '/var/lib/rancher/k3s/server/tls', '/var/lib/rancher/rke2/server/tls'];
const files = ['/etc/rancher/node/password'];

/** Keys and files that make a machine a certain node of a certain cluster. */
export const kubernetesIdentity = defineFact({
  id: 'image/kubernetes-identity',
  summary: 'What of Kubernetes’ state in an image belongs to one node: credentials, certificates, etcd’s data.',
  privileges: 'Most of it may be seen by root only.',
  reads: () => ({ lists: directories.map(path => ({ path, limit: 1 })), stats: files }),
  needs: { node: nodeState, image: imageKind },
  async collect(host, { node, image }): Promise<readonly string[]> {
    if (!image.isImage) return [];
    const found = [...node.leftovers];
    for (const path of [...directories, ...files]) if (await isThere(host, path)) found.push(path);
    if (found.length === 0 && node.unseen.length > 0)
      throw new UnknowableError('denied', `${node.unseen.join(', ')} could not be looked at`);
    return found;
  },
});

async function isThere(host: HostSource, path: string): Promise<boolean> {
  const stat = await host.stat(path);
  if (stat?.type !== 'directory') return stat !== undefined;
  return ((await host.list(path, { limit: 1 })) ?? []).length > 0;
}
