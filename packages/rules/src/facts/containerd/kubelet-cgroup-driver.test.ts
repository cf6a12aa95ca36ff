import { cannotTell, testFact } from '@hostlint/core/testing';
import { kubeletCgroupDriver } from './kubelet-cgroup-driver.js';

const path = '/var/lib/kubelet/config.yaml';
const told = (text: string, driver: string) => ({ driver, evidence: { path, line: 2, text } });

testFact(kubeletCgroupDriver, [
  { name: 'no kubelet', host: {}, value: null },
  {
    name: 'what kubeadm writes',
    host: { files: { [path]: 'kind: KubeletConfiguration\ncgroupDriver: systemd\n' } },
    value: told('cgroupDriver: systemd', 'systemd'),
  },
  {
    name: 'in quotes, with a comment',
    host: { files: { [path]: 'a: 1\ncgroupDriver: "cgroupfs" # old\n' } },
    value: told('cgroupDriver: "cgroupfs" # old', 'cgroupfs'),
  },
  { name: 'a file that does not say', host: { files: { [path]: 'x:\n  cgroupDriver: systemd\n' } }, value: null },
  { name: 'a file that may not be read', host: { files: { [path]: cannotTell('denied') } }, unknown: 'denied' },
]);
