import { known, testRule, unknown } from '@hostlint/core/testing';
import type { NodeState } from '../../facts/kubernetes/node-state.js';
import { live, sealed } from '../image/image-samples.test.js';
import { bare, k3s } from './kubelet-samples.test.js';
import { ports } from './ports.js';

const fresh: NodeState = { joined: false, controlPlane: false, leftovers: [], unseen: [] };
const evidence = { path: '/proc/net/tcp', line: 2, text: '0: 00000000:280A 00000000:0000 0A' };
const on = (...numbers: readonly number[]) => ({
  listeners: known(numbers.map(port => ({ port, uid: 0, evidence }))),
  image: live,
  node: fresh,
  kubelet: bare,
});

testRule(ports, {
  pass: [{ name: 'something else listens elsewhere', facts: on(22, 443, 8080) }],
  fail: [
    {
      name: 'a fresh host whose 10250 is taken',
      subject: '10250',
      facts: on(10250),
      message: 'kubelet',
      command: "ss -ltnp 'sport = :10250'",
      evidence: [evidence],
    },
    {
      name: 'a proxy on 6443',
      subject: '6443',
      facts: on(6443),
      message: 'controlPlane',
      says: 'which the API server needs',
      severity: 'warning',
    },
  ],
  notApplicable: [
    { name: 'a node of a cluster', facts: { ...on(10250), node: { ...fresh, joined: true } } },
    { name: 'an image', facts: { ...on(), listeners: unknown('not-running'), image: sealed } },
    { name: 'k3s', facts: { ...on(6443), kubelet: k3s } },
  ],
  unknown: [
    { name: 'whether it is a node cannot be told', facts: { ...on(10250), node: { ...fresh, joined: null } } },
    { name: 'what listens cannot be told', facts: { ...on(), listeners: unknown() } },
  ],
});
