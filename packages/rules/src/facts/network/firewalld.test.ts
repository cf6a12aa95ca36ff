import { cannotTell, testFact } from '@hostlint/core/testing';
import { firewalld } from './firewalld.js';

const path = '/etc/firewalld/firewalld.conf';
const unit = '/usr/lib/systemd/system/firewalld.service';
const link = '/etc/systemd/system/multi-user.target.wants/firewalld.service';
const enabled = { [unit]: '[Service]\nExecStart=/usr/sbin/firewalld\n', [link]: { link: unit } };

testFact(firewalld, [
  {
    name: 'as it comes',
    host: { files: { ...enabled, [path]: '# FirewallBackend\nFirewallBackend=nftables\nStrictForwardPorts=no\n' } },
    value: {
      enabled: true,
      backend: 'nftables',
      strictForwardPorts: false,
      evidence: [{ path: link }, { path, line: 3, text: 'StrictForwardPorts=no' }],
    },
  },
  {
    name: 'strict, and with iptables',
    host: {
      files: { ...enabled, [path]: 'FirewallBackend=iptables\nStrictForwardPorts = yes\nStrictForwardPorts=no\n' },
    },
    value: {
      enabled: true,
      backend: 'iptables',
      strictForwardPorts: true,
      evidence: [{ path: link }, { path, line: 2, text: 'StrictForwardPorts = yes' }],
    },
  },
  { name: 'no configuration', host: { files: enabled }, part: { enabled: true, strictForwardPorts: false } },
  { name: 'installed and not enabled', host: { files: { [unit]: '[Service]\n' } }, part: { enabled: false } },
  {
    name: 'masked',
    host: {
      files: { ...enabled, '/etc/systemd/system/firewalld.service': { link: '/dev/null' }, '/dev/null': '' },
    },
    part: { enabled: false },
  },
  { name: 'not installed', host: {}, part: { enabled: false } },
  {
    name: 'a configuration for root only',
    host: { files: { ...enabled, [path]: cannotTell('denied') } },
    unknown: 'denied',
  },
]);
