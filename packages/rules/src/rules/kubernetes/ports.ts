import { defineRule, maybe } from '@hostlint/core';
import { imageKind } from '../../facts/image/kind.js';
import { kubelet } from '../../facts/kubernetes/kubelet.js';
import { nodeState } from '../../facts/kubernetes/node-state.js';
import { tcpListeners } from '../../facts/machine/tcp-listeners.js';
import { fix } from '../../shared/fixes/by-distribution.js';
import { lookAsRoot } from '../../shared/cures.js';

export const ports = defineRule({
  id: 'kubernetes/ports',
  meta: {
    title: 'The ports of Kubernetes are free on a host that is to become a node.',
    why: 'kubeadm refuses a host where something else listens on one of them ("Port 10250 is in use").',
    fix: 'Stop what listens there, or have it listen elsewhere.',
    severity: 'error',
    sources: [
      'kubernetes v1.37 cmd/kubeadm/app/preflight/checks.go PortOpenCheck, InitNodeChecks; cmd/kubeadm/app/constants/constants.go',
      'kubernetes.io reference/networking/ports-and-protocols',
    ],
  },
  needs: { listeners: maybe(tcpListeners), node: nodeState, kubelet, image: imageKind },
  messages: {
    kubelet: 'Something listens on port {port} already, which the kubelet needs.',
    controlPlane: 'Something listens on port {port} already, which {use} needs on a node of the control plane.',
  },
  check({ facts: { listeners, node, kubelet, image }, pass, fail, notApplicable, unknown }) {
    if (image.isImage) return notApplicable(image.why);
    if (kubelet.bundle !== null) return notApplicable(`${kubelet.bundle} listens on ports of Kubernetes itself`);
    if (node.joined)
      return notApplicable('this host belongs to a cluster, and Kubernetes itself may listen on its ports');
    if (node.joined === null)
      return unknown('Whether this host belongs to a cluster already, and listens itself, cannot be told.', {
        cure: lookAsRoot,
      });
    if (!listeners.known) return unknown(listeners.detail);
    return table.map(({ port, use }) => {
      const subject = String(port);
      const listener = listeners.value.find(each => each.port === port);
      if (!listener) return pass({ subject, evidence: [] });
      const who = fix('See who listens there, and stop it or have it listen elsewhere.', `ss -ltnp 'sport = :${port}'`);
      const details = { subject, evidence: [listener.evidence], fix: who };
      if (use === 'the kubelet') return fail('kubelet', { port }, details);
      return fail('controlPlane', { port, use }, { ...details, severity: 'warning' });
    });
  },
});

const table = [
  { port: 10250, use: 'the kubelet' },
  { port: 6443, use: 'the API server' },
  { port: 10259, use: 'the scheduler' },
  { port: 10257, use: 'the controller manager' },
  { port: 2379, use: 'etcd' },
  { port: 2380, use: 'etcd' },
];
