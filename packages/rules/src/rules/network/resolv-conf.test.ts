import { testRule } from '@hostlint/core/testing';
import { docker, set } from './network-samples.test.js';
import { resolvConf } from './resolv-conf.js';

const path = '/etc/resolv.conf';
const server = (address: string, loopback: boolean) => ({
  address,
  loopback,
  evidence: { path, line: 1, text: `nameserver ${address}` },
});
const resolver = (...nameservers: readonly ReturnType<typeof server>[]) => ({ path, exists: true, nameservers });
const local = resolver(server('127.0.1.1', true), server('::1', true));

testRule(resolvConf, {
  pass: [
    {
      name: 'a nameserver of the network beside a local one',
      facts: { config: docker('28.5.2'), resolver: resolver(server('::1', true), server('10.0.0.2', false)) },
    },
  ],
  fail: [
    {
      name: 'dnsmasq on the host alone',
      facts: { config: docker('28.5.2'), resolver: local },
      message: 'loopback',
      says: '/etc/resolv.conf names 127.0.1.1 and ::1 alone',
      severity: 'info',
      command: '/etc/docker/daemon.json',
    },
    { name: 'no nameserver', facts: { config: docker('28.5.2'), resolver: resolver() }, message: 'none' },
  ],
  notApplicable: [
    { name: '"dns" is set', facts: { config: docker('28.5.2', { dns: set(['10.0.0.2']) }), resolver: local } },
    { name: 'no default network', facts: { config: docker('28.5.2', { bridge: set('none') }), resolver: local } },
  ],
});
