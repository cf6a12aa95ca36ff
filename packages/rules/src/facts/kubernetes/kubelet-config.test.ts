import { cannotTell, testFact } from '@hostlint/core/testing';
import { kubeletConfig } from './kubelet-config.js';
import { kubeletUnit } from './kubelet-samples.test.js';

const path = '/var/lib/kubelet/config.yaml';
const evidence = (line: number, text: string) => ({ path, line, text });
const byDefault = { state: 'default' } as const;

testFact(kubeletConfig, [
  {
    name: 'nothing is installed',
    host: {},
    value: {
      files: [],
      rootDirectory: '/var/lib/kubelet',
      kubeconfig: '/etc/kubernetes/kubelet.conf',
      cgroupDriver: byDefault,
      failSwapOn: byDefault,
      swapBehavior: byDefault,
      failCgroupV1: byDefault,
      protectKernelDefaults: byDefault,
      evictionHard: byDefault,
      resolvConf: byDefault,
      containerRuntimeEndpoint: byDefault,
    },
  },
  {
    name: 'what kubeadm wrote',
    host: {
      files: {
        ...kubeletUnit,
        [path]:
          'apiVersion: kubelet.config.k8s.io/v1beta1\nauthentication:\n  anonymous:\n    enabled: false\ncgroupDriver: systemd\nclusterDNS:\n- 10.96.0.10\nmemorySwap: {}\nresolvConf: /run/systemd/resolve/resolv.conf\n',
      },
    },
    part: {
      files: [path],
      cgroupDriver: { state: 'given', value: 'systemd', evidence: evidence(5, 'cgroupDriver: systemd') },
      swapBehavior: byDefault,
      failSwapOn: byDefault,
      resolvConf: {
        state: 'given',
        value: '/run/systemd/resolve/resolv.conf',
        evidence: evidence(9, 'resolvConf: /run/systemd/resolve/resolv.conf'),
      },
    },
  },
  {
    name: 'a flag wins over a drop-in, a later drop-in over an earlier one, and any over the file',
    host: {
      files: {
        '/etc/systemd/system/kubelet.service': `[Service]\nExecStart=/usr/bin/kubelet --config=${path} --config-dir /etc/kubelet.d --cgroup-driver=cgroupfs\n`,
        [path]: 'cgroupDriver: systemd\nfailSwapOn: true\nfailCgroupV1: true\nprotectKernelDefaults: true\n',
        '/etc/kubelet.d/10-a.conf': 'failSwapOn: false\nfailCgroupV1: true\n',
        '/etc/kubelet.d/20-b/x.conf': 'failCgroupV1: false\n',
        '/etc/kubelet.d/readme.txt': 'not: [read',
      },
    },
    part: {
      files: [path, '/etc/kubelet.d/10-a.conf', '/etc/kubelet.d/20-b/x.conf'],
      cgroupDriver: {
        state: 'given',
        value: 'cgroupfs',
        evidence: {
          path: '/etc/systemd/system/kubelet.service',
          line: 2,
          text: `ExecStart=/usr/bin/kubelet --config=${path} --config-dir /etc/kubelet.d --cgroup-driver=cgroupfs`,
        },
      },
      failSwapOn: {
        state: 'given',
        value: false,
        evidence: { path: '/etc/kubelet.d/10-a.conf', line: 1, text: 'failSwapOn: false' },
      },
      failCgroupV1: {
        state: 'given',
        value: false,
        evidence: { path: '/etc/kubelet.d/20-b/x.conf', line: 1, text: 'failCgroupV1: false' },
      },
      protectKernelDefaults: {
        state: 'given',
        value: true,
        evidence: evidence(4, 'protectKernelDefaults: true'),
      },
    },
  },
  {
    name: 'the drop-ins of k3s',
    host: {
      files: {
        '/var/lib/rancher/k3s/agent/etc/kubelet.conf.d/00-k3s-defaults.conf': 'failSwapOn: false\n',
      },
    },
    part: {
      failSwapOn: {
        state: 'given',
        value: false,
        evidence: {
          path: '/var/lib/rancher/k3s/agent/etc/kubelet.conf.d/00-k3s-defaults.conf',
          line: 1,
          text: 'failSwapOn: false',
        },
      },
    },
  },
  {
    name: 'a setting that is not understood',
    host: { files: { [path]: 'failSwapOn: &no false\n' } },
    part: {
      failSwapOn: {
        state: 'unclear',
        why: `${path}: failSwapOn: its value is more than a plain word`,
        evidence: evidence(1, 'failSwapOn: &no false'),
      },
    },
  },
  { name: 'a file that is no YAML', host: { files: { [path]: '<html>' } }, unknown: 'malformed' },
  { name: 'a file that only root may read', host: { files: { [path]: cannotTell('denied') } }, unknown: 'denied' },
]);
