import { cannotTell, testFact } from '@hostlint/core/testing';
import { nodeState } from './node-state.js';

testFact(nodeState, [
  {
    name: 'a fresh host with the directories of the packages',
    host: { files: { '/etc/kubernetes/manifests': { directory: true }, '/var/lib/etcd': { directory: true } } },
    value: { joined: false, controlPlane: false, leftovers: [], unseen: [] },
  },
  {
    name: 'a worker',
    host: { files: { '/etc/kubernetes/kubelet.conf': '', '/etc/kubernetes/pki/ca.crt': '' } },
    value: {
      joined: true,
      controlPlane: false,
      leftovers: ['/etc/kubernetes/kubelet.conf', '/etc/kubernetes/pki/ca.crt'],
      unseen: [],
    },
  },
  {
    name: 'a control plane, seen without root',
    host: {
      files: {
        '/etc/kubernetes/kubelet.conf': '',
        '/etc/kubernetes/manifests/kube-apiserver.yaml': '',
        '/var/lib/etcd': cannotTell('denied'),
      },
    },
    part: { joined: true, controlPlane: true, unseen: ['/var/lib/etcd'] },
  },
  {
    name: 'a kubelet with its credentials elsewhere',
    host: {
      files: {
        '/etc/systemd/system/kubelet.service': '[Service]\nExecStart=/usr/bin/kubelet --kubeconfig /srv/kubeconfig\n',
        '/srv/kubeconfig': '',
      },
    },
    part: { joined: true, leftovers: ['/srv/kubeconfig'] },
  },
  {
    name: 'where the credentials would be is not known',
    host: { files: { '/var/lib/kubelet': cannotTell('denied') } },
    part: { joined: null },
  },
]);
