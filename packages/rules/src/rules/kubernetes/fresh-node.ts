import { defineRule } from '@hostlint/core';
import { imageKind } from '../../facts/image/kind.js';
import { kubelet } from '../../facts/kubernetes/kubelet.js';
import { nodeState } from '../../facts/kubernetes/node-state.js';
import { fix } from '../../shared/fixes/by-distribution.js';
import { lookAsRoot } from '../../shared/cures.js';

export const freshNode = defineRule({
  id: 'kubernetes/fresh-node',
  meta: {
    title: 'A host that belongs to no cluster has nothing left of one.',
    why: 'kubeadm init and join refuse a host where an earlier one has left its files ("already exists", "/var/lib/etcd is not empty").',
    fix: 'Run kubeadm reset.',
    severity: 'warning',
    sources: [
      'kubernetes v1.37 cmd/kubeadm/app/preflight/checks.go FileAvailableCheck, DirAvailableCheck, InitNodeChecks, JoinNodeChecks',
    ],
  },
  needs: { node: nodeState, kubelet, image: imageKind },
  messages: {
    leftovers: '{paths} are left of a cluster that this host belonged to, and kubeadm refuses to start anew.',
  },
  check({ facts: { node, kubelet, image }, pass, fail, notApplicable, unknown }) {
    if (kubelet.bundle !== null) return notApplicable(`${kubelet.bundle} is not set up by kubeadm`);
    if (image.isImage) return notApplicable('this is an image; image/baked-kubernetes-state judges it');
    if (node.joined) return notApplicable('this host belongs to a cluster');
    if (node.joined === null)
      return unknown('Whether this host belongs to a cluster cannot be told.', { cure: lookAsRoot });
    if (node.leftovers.length > 0) {
      const evidence = node.leftovers.map(path => ({ path }));
      const reset = fix('Take away what is left, after a look at whether it is still needed.', 'kubeadm reset');
      return fail('leftovers', { paths: node.leftovers.join(', ') }, { evidence, fix: reset });
    }
    if (node.unseen.length > 0)
      return unknown(`${node.unseen.join(', ')} could not be looked at.`, { cure: lookAsRoot });
    return pass();
  },
});
