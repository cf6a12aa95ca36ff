import { testRule, unknown } from '@hostlint/core/testing';
import { debian } from '../kernel/kernel-samples.test.js';
import { bare, config, given, installed, k3s, unclear } from './kubelet-samples.test.js';
import { sysctlsOf } from './sysctl-samples.test.js';
import { sysctls } from './sysctls.js';

const defaults = {
  'net.ipv4.ip_forward': '1',
  'net.ipv6.conf.default.forwarding': '0',
  'vm.overcommit_memory': '0',
  'vm.panic_on_oom': '0',
  'kernel.panic': '0',
  'kernel.panic_on_oops': '0',
} as const;
const facts = { sysctls: sysctlsOf(defaults), kubelet: bare, config: config(), os: debian };
const protect = config({ protectKernelDefaults: given(true, 'protectKernelDefaults: true') });

testRule(sysctls, {
  pass: [
    { name: 'forwarding is on, and the kubelet sets the rest itself', facts },
    {
      name: 'protectKernelDefaults and the values of the kubelet',
      facts: {
        ...facts,
        kubelet: installed('1.36.0'),
        config: protect,
        sysctls: sysctlsOf({
          ...defaults,
          'vm.overcommit_memory': '1',
          'kernel.panic': '10',
          'kernel.panic_on_oops': '1',
          'kernel.keys.root_maxkeys': '1000000',
          'kernel.keys.root_maxbytes': '25000000',
        }),
      },
    },
    { name: 'forwarding is on', subject: 'net.ipv4.ip_forward', facts: { ...facts, config: unknown() } },
  ],
  fail: [
    {
      name: 'forwarding is off',
      facts: { ...facts, sysctls: sysctlsOf({ ...defaults, 'net.ipv4.ip_forward': '0' }) },
      message: 'forwarding',
      stops: [],
      command: 'net.ipv4.ip_forward = 1',
      evidence: [{ path: '/proc/sys/net/ipv4/ip_forward', line: 1, text: '0' }],
    },
    {
      name: 'a cluster with IPv6',
      options: { ipv6: true },
      subject: 'net.ipv6.conf.default.forwarding',
      facts,
      message: 'forwarding',
    },
    {
      name: 'protectKernelDefaults and the values of the kernel',
      subject: 'vm.overcommit_memory',
      facts: { ...facts, config: protect },
      message: 'protected',
      stops: ['kubelet'],
    },
    {
      name: 'protectKernelDefaults and a kernel without keys',
      subject: 'kernel.keys.root_maxkeys',
      facts: { ...facts, config: protect },
      message: 'protected',
      says: 'is not there',
    },
  ],
  notApplicable: [{ name: 'k3s', facts: { ...facts, kubelet: k3s } }],
  unknown: [
    {
      name: 'the kubelet’s configuration may not be read',
      subject: 'protectKernelDefaults',
      facts: { ...facts, config: unknown() },
    },
    {
      name: 'protectKernelDefaults is not understood',
      subject: 'protectKernelDefaults',
      facts: { ...facts, config: config({ protectKernelDefaults: unclear }) },
    },
    {
      name: 'a sysctl that may not be read',
      facts: {
        ...facts,
        sysctls: { ...facts.sysctls, 'net.ipv4.ip_forward': { known: false, reason: 'denied', detail: 'no' } },
      },
    },
  ],
});
