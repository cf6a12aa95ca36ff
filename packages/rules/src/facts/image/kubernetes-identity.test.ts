import { cannotTell, testFact } from '@hostlint/core/testing';
import { kubernetesIdentity } from './kubernetes-identity.js';

testFact(kubernetesIdentity, [
  {
    name: 'packages alone',
    host: { files: { '/usr/bin/kubelet': '', '/var/lib/kubelet/pki': { directory: true } } },
    value: [],
  },
  {
    name: 'a node',
    host: { files: { '/etc/kubernetes/kubelet.conf': '', '/var/lib/kubelet/pki/kubelet.key': '' } },
    value: ['/etc/kubernetes/kubelet.conf', '/var/lib/kubelet/pki'],
  },
  {
    name: 'a node of k3s',
    host: { files: { '/etc/rancher/node/password': 'x' } },
    value: ['/etc/rancher/node/password'],
  },
  {
    name: 'without root',
    host: { files: { '/var/lib/etcd': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
