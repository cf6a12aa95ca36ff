import { testFact } from '@hostlint/core/testing';
import { unmanagedDevices } from './unmanaged-devices.js';

const unit = '/usr/lib/systemd/system/NetworkManager.service';
const link = '/etc/systemd/system/multi-user.target.wants/NetworkManager.service';
const enabled = { [unit]: '[Service]\nExecStart=/usr/sbin/NetworkManager\n', [link]: { link: unit } };

testFact(unmanagedDevices, [
  {
    name: 'told to leave Calico alone',
    host: {
      files: {
        ...enabled,
        '/etc/cni/net.d/10-calico.conflist': '{}',
        '/etc/NetworkManager/NetworkManager.conf': '[main]\nplugins=keyfile\n',
        '/etc/NetworkManager/conf.d/calico.conf':
          '[keyfile]\nunmanaged-devices=interface-name:cali*;interface-name:tunl*\n',
        '/usr/lib/NetworkManager/conf.d/calico.conf': '[keyfile]\nunmanaged-devices=none\n',
        '/usr/lib/NetworkManager/conf.d/20-x.conf': '[keyfile]\nunmanaged-devices+=type:veth\n',
      },
    },
    value: {
      enabled: true,
      unmanaged: ['type:veth', 'interface-name:cali*', 'interface-name:tunl*'],
      plugins: ['calico'],
      evidence: [
        { path: link },
        { path: '/usr/lib/NetworkManager/conf.d/20-x.conf', line: 2, text: 'unmanaged-devices+=type:veth' },
        {
          path: '/etc/NetworkManager/conf.d/calico.conf',
          line: 2,
          text: 'unmanaged-devices=interface-name:cali*;interface-name:tunl*',
        },
      ],
    },
  },
  {
    name: 'told nothing',
    host: { files: enabled },
    value: { enabled: true, unmanaged: [], plugins: [], evidence: [{ path: link }] },
  },
  {
    name: 'the devices of a plugin tell it, too',
    host: { files: { ...enabled, '/proc/net/dev': 'flannel.1: 0 0\n' } },
    part: { plugins: ['flannel'] },
  },
  {
    name: 'Canal is both',
    host: { files: { ...enabled, '/etc/cni/net.d/10-canal.conflist': '{}', '/etc/cni/net.d/calico-kubeconfig': '' } },
    part: { plugins: ['calico', 'flannel'] },
  },
  { name: 'not enabled', host: { files: { [unit]: '' } }, part: { enabled: false } },
]);
