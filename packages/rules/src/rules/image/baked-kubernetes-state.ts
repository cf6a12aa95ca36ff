import { defineRule, maybe } from '@hostlint/core';
import { imageKind } from '../../facts/image/kind.js';
import { kubernetesIdentity } from '../../facts/image/kubernetes-identity.js';
import { fix } from '../../shared/fixes/by-distribution.js';
import { lookAsRoot } from '../../shared/cures.js';

export const bakedKubernetesState = defineRule({
  id: 'image/baked-kubernetes-state',
  meta: {
    title: 'An image has no credentials and no state of a Kubernetes node.',
    why: 'Every machine made from it would take itself for that node, kubeadm refuses to join it anew, and whoever gets the image gets the keys.',
    fix: 'Run kubeadm reset before the image is sealed.',
    severity: 'warning',
    presets: ['kubernetes'],
    sources: [
      'kubernetes v1.37 cmd/kubeadm/app/preflight/checks.go JoinNodeChecks, InitNodeChecks',
      'k3s docs "Node registration": /etc/rancher/node/password',
    ],
  },
  needs: { identity: maybe(kubernetesIdentity), image: imageKind },
  messages: { baked: 'The image ships {paths}, which belong to the node that it was made from.' },
  check({ facts: { identity, image }, pass, fail, notApplicable, unknown }) {
    if (!image.isImage) return notApplicable(image.why);
    if (!identity.known) return unknown(identity.detail, { cure: lookAsRoot });
    if (identity.value.length === 0) return pass();
    const evidence = identity.value.map(path => ({ path }));
    const reset = fix(
      'Take the node’s state out of the image.',
      'kubeadm reset --force',
      'rm -rf /var/lib/kubelet/pki',
    );
    return fail('baked', { paths: identity.value.join(', ') }, { evidence, fix: reset });
  },
});
