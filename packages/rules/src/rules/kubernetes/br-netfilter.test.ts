import { known, testRule } from '@hostlint/core/testing';
import type { BridgeNetfilter } from '../../facts/kubernetes/bridge-netfilter.js';
import { kernel, os } from '../kernel/kernel-samples.test.js';
import { brNetfilter } from './br-netfilter.js';
import { bare, k3s } from './kubelet-samples.test.js';
import { sysctlsOf } from './sysctl-samples.test.js';

const key = 'net.bridge.bridge-nf-call-iptables';
const on = (state: BridgeNetfilter['state'], value = '1') => ({
  bridge: { state, why: 'so it is', evidence: [] },
  sysctls: sysctlsOf({ [key]: value }),
  kubelet: bare,
  release: known(kernel('6.8.0-1015-aws')),
  os: os('ubuntu', '24.04'),
});

testRule(brNetfilter, {
  pass: [
    { name: 'loaded', facts: on('active') },
    { name: 'named for the next boot', facts: on('at-boot') },
  ],
  fail: [
    {
      name: 'a slim kernel',
      facts: on('absent'),
      message: 'absent',
      command: 'linux-modules-extra-',
    },
    { name: 'kept from being loaded', facts: on('blocked'), message: 'absent' },
    {
      name: 'installed, and nothing loads it',
      facts: on('loadable'),
      message: 'notLoaded',
      severity: 'info',
      command: 'modules-load.d/br_netfilter.conf',
    },
    { name: 'switched off', facts: on('active', '0'), message: 'off', severity: 'info', command: `${key} = 1` },
  ],
  notApplicable: [{ name: 'k3s', facts: { ...on('absent'), kubelet: k3s } }],
  unknown: [
    { name: 'in a container', facts: on('foreign') },
    {
      name: 'a sysctl that may not be read',
      facts: {
        ...on('active'),
        sysctls: { ...sysctlsOf({}), [key]: { known: false, reason: 'denied', detail: 'no' } },
      },
    },
  ],
});
