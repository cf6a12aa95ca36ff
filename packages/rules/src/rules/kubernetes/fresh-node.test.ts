import { testRule } from '@hostlint/core/testing';
import type { NodeState } from '../../facts/kubernetes/node-state.js';
import { freshNode } from './fresh-node.js';
import { bare, k3s } from './kubelet-samples.test.js';

const node: NodeState = { joined: false, controlPlane: false, leftovers: [], unseen: [] };
const facts = { node, kubelet: bare, image: { isImage: false, why: '' } };

testRule(freshNode, {
  pass: [{ name: 'a fresh host', facts }],
  fail: [
    {
      name: 'etcd’s data of an earlier control plane',
      facts: { ...facts, node: { ...node, leftovers: ['/var/lib/etcd'] } },
      message: 'leftovers',
      command: 'kubeadm reset',
      evidence: [{ path: '/var/lib/etcd' }],
    },
  ],
  notApplicable: [
    {
      name: 'a node',
      facts: { ...facts, node: { ...node, joined: true, leftovers: ['/etc/kubernetes/kubelet.conf'] } },
    },
    { name: 'an image', facts: { ...facts, image: { isImage: true, why: 'no kernel runs here' } } },
    { name: 'k3s', facts: { ...facts, kubelet: k3s } },
  ],
  unknown: [
    { name: 'without root', facts: { ...facts, node: { ...node, unseen: ['/var/lib/etcd'] } } },
    { name: 'whether it is a node cannot be told', facts: { ...facts, node: { ...node, joined: null } } },
  ],
});
