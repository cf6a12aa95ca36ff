import { cannotTell, testFact } from '@hostlint/core/testing';
import { kubelet } from './kubelet.js';

const nothing = { binary: null, bundle: null, kubeadm: null, kubeadmVersion: null } as const;
const mountinfo = '21 1 8:1 / / rw - ext4 /dev/sda1 rw\n';
const status = (name: string, version: string) =>
  `Package: ${name}\nStatus: install ok installed\nVersion: ${version}\n\n`;
const packaged = {
  '/proc/self/mountinfo': mountinfo,
  '/usr/bin/kubelet': { content: 'elf', changedMs: 1 },
  '/usr/bin/kubeadm': { content: 'elf', changedMs: 1 },
  '/var/lib/dpkg/info/kubelet.list': { content: '/usr/bin/kubelet\n', modifiedMs: 2 },
  '/var/lib/dpkg/info/kubeadm.list': { content: '/usr/bin/kubeadm\n', modifiedMs: 2 },
  '/var/lib/dpkg/status': status('kubelet', '1.34.2-1.1') + status('kubeadm', '1.35.0-1.1'),
};

testFact(kubelet, [
  { name: 'nothing', host: {}, value: { ...nothing, version: '1.37.0', judgedFor: 'newest' } },
  {
    name: 'the packages of pkgs.k8s.io',
    host: { files: packaged },
    value: {
      binary: '/usr/bin/kubelet',
      bundle: null,
      kubeadm: '/usr/bin/kubeadm',
      kubeadmVersion: '1.35.0',
      version: '1.34.2',
      judgedFor: 'found',
    },
  },
  {
    name: 'a version that the user gave',
    engines: { kubelet: '1.33' },
    host: { files: packaged },
    part: { version: '1.33', judgedFor: 'given' },
  },
  {
    name: 'a program of no package is asked',
    host: {
      files: { '/opt/bin/kubelet': '' },
      commands: { '/opt/bin/kubelet --version': { stdout: 'Kubernetes v1.36.1\n' } },
    },
    value: { ...nothing, binary: '/opt/bin/kubelet', version: '1.36.1', judgedFor: 'found' },
  },
  {
    name: 'a program that cannot be asked',
    host: {
      files: { '/usr/bin/kubelet': '' },
      commands: { '/usr/bin/kubelet --version': cannotTell('unsupported') },
    },
    part: { version: null, judgedFor: 'unknown' },
  },
  {
    name: 'kubeadm without a kubelet',
    host: { files: { ...packaged, '/usr/bin/kubelet': null } },
    part: { binary: null, version: '1.35.0', judgedFor: 'newest' },
  },
  {
    name: 'k3s',
    host: { files: { '/usr/local/bin/k3s': '' } },
    value: { ...nothing, bundle: 'k3s', version: null, judgedFor: 'unknown' },
  },
  {
    name: 'MicroK8s',
    host: { files: { '/snap/microk8s/current': { link: '1' }, '/snap/microk8s/1/x': '' } },
    part: { bundle: 'microk8s' },
  },
  {
    name: 'a unit that starts something unknown',
    host: { files: { '/etc/systemd/system/kubelet.service': '[Service]\nExecStart=/opt/run-node\n' } },
    unknown: 'unsupported',
  },
  { name: 'programs that may not be listed', host: { files: { '/usr/bin': cannotTell('denied') } }, unknown: 'denied' },
]);
