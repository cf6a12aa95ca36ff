import { cannotTell, testFact } from '@hostlint/core/testing';
import { kubeletArguments } from './kubelet-arguments.js';
import { kubeletUnit } from './kubelet-samples.test.js';

const dropIn = '/usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf';

testFact(kubeletArguments, [
  { name: 'no unit', host: {}, value: { unit: null, masked: false, enabled: false, binary: null, flags: new Map() } },
  {
    name: 'the unit and the drop-in of kubeadm',
    host: {
      files: {
        ...kubeletUnit,
        '/var/lib/kubelet/kubeadm-flags.env': 'KUBELET_KUBEADM_ARGS="--node-ip=10.0.0.2"\n',
        '/etc/default/kubelet': 'KUBELET_EXTRA_ARGS=--fail-swap-on=false\n',
      },
    },
    part: {
      unit: '/usr/lib/systemd/system/kubelet.service',
      binary: '/usr/bin/kubelet',
      flags: new Map([
        [
          'bootstrap-kubeconfig',
          {
            text: '/etc/kubernetes/bootstrap-kubelet.conf',
            evidence: {
              path: dropIn,
              line: 2,
              text: 'Environment="KUBELET_KUBECONFIG_ARGS=--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf"',
            },
          },
        ],
        [
          'kubeconfig',
          {
            text: '/etc/kubernetes/kubelet.conf',
            evidence: {
              path: dropIn,
              line: 2,
              text: 'Environment="KUBELET_KUBECONFIG_ARGS=--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf"',
            },
          },
        ],
        [
          'config',
          {
            text: '/var/lib/kubelet/config.yaml',
            evidence: {
              path: dropIn,
              line: 3,
              text: 'Environment="KUBELET_CONFIG_ARGS=--config=/var/lib/kubelet/config.yaml"',
            },
          },
        ],
        [
          'node-ip',
          {
            text: '10.0.0.2',
            evidence: {
              path: '/var/lib/kubelet/kubeadm-flags.env',
              line: 1,
              text: 'KUBELET_KUBEADM_ARGS="--node-ip=10.0.0.2"',
            },
          },
        ],
        [
          'fail-swap-on',
          {
            text: 'false',
            evidence: { path: '/etc/default/kubelet', line: 1, text: 'KUBELET_EXTRA_ARGS=--fail-swap-on=false' },
          },
        ],
      ]),
    },
  },
  {
    name: 'a unit that starts at boot',
    host: {
      files: {
        ...kubeletUnit,
        '/etc/systemd/system/multi-user.target.wants/kubelet.service': {
          link: '/usr/lib/systemd/system/kubelet.service',
        },
      },
    },
    part: { enabled: true, masked: false },
  },
  { name: 'a unit that does not', host: { files: kubeletUnit }, part: { enabled: false } },
  {
    name: 'a unit that is masked',
    host: { files: { ...kubeletUnit, '/etc/systemd/system/kubelet.service': { link: '/dev/null' }, '/dev/null': '' } },
    part: { masked: true, enabled: null },
  },
  {
    name: 'a wrapper around the kubelet',
    host: {
      files: {
        '/etc/systemd/system/kubelet.service': '[Service]\nExecStart=/usr/bin/nice -n 5 /opt/bin/kubelet --v=2\n',
      },
    },
    part: { binary: '/opt/bin/kubelet' },
  },
  {
    name: 'a script that nobody knows',
    host: { files: { '/etc/systemd/system/kubelet.service': '[Service]\nExecStart=/opt/run-node\n' } },
    unknown: 'unsupported',
  },
  {
    name: 'flags that only root may read',
    host: { files: { ...kubeletUnit, '/var/lib/kubelet': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
