import { known, testRule, unknown } from '@hostlint/core/testing';
import { bakedKubernetesState } from './baked-kubernetes-state.js';
import { live, sealed } from './image-samples.test.js';

const identity = ['/etc/kubernetes/kubelet.conf', '/var/lib/kubelet/pki'];

testRule(bakedKubernetesState, {
  pass: [{ name: 'packages alone', facts: { identity: known([]), image: sealed } }],
  fail: [
    {
      name: 'the image of a node',
      facts: { identity: known(identity), image: sealed },
      message: 'baked',
      command: 'kubeadm reset',
      evidence: [{ path: '/etc/kubernetes/kubelet.conf' }, { path: '/var/lib/kubelet/pki' }],
    },
  ],
  notApplicable: [{ name: 'a node that runs', facts: { identity: unknown(), image: live } }],
  unknown: [{ name: 'without root', facts: { identity: unknown(), image: sealed } }],
});
