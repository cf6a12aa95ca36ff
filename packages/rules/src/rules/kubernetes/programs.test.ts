import { testRule } from '@hostlint/core/testing';
import { debian, os } from '../kernel/kernel-samples.test.js';
import { bare, installed, k3s } from './kubelet-samples.test.js';
import { programs } from './programs.js';

const all = ['mount', 'losetup', 'cp', 'conntrack', 'ip', 'iptables', 'nsenter', 'ethtool', 'tc'];
const without = (...missing: readonly string[]) =>
  new Map(all.filter(name => !missing.includes(name)).map(name => [name, `/usr/bin/${name}`]));
const facts = { programs: without(), kubelet: bare, os: debian };

testRule(programs, {
  pass: [
    { name: 'all are there', facts },
    {
      name: 'the newest wants few',
      facts: { ...facts, programs: without('conntrack', 'ip', 'iptables', 'nsenter', 'ethtool', 'tc') },
    },
    { name: 'all are there, and the version is not known', facts: { ...facts, kubelet: installed(null) } },
  ],
  fail: [
    {
      name: 'no mount',
      subject: 'mount',
      facts: { ...facts, programs: without('mount'), kubelet: installed(null) },
      message: 'missing',
    },
    {
      name: 'kubeadm 1.31 without conntrack on RHEL 9',
      subject: 'conntrack',
      facts: { programs: without('conntrack'), kubelet: installed('1.31.4'), os: os('rhel', '9.5') },
      message: 'missing',
      command: 'dnf install conntrack-tools',
    },
    {
      name: 'kubeadm 1.32 without tc on Fedora',
      subject: 'tc',
      facts: { programs: without('tc'), kubelet: installed('1.32.1'), os: os('fedora', '41') },
      message: 'wanted',
      severity: 'warning',
      command: 'iproute-tc',
    },
  ],
  notApplicable: [{ name: 'k3s', facts: { ...facts, kubelet: k3s } }],
  unknown: [
    {
      name: 'iptables is missing, and the version is not known',
      subject: 'iptables',
      facts: { ...facts, programs: without('iptables'), kubelet: installed(null) },
    },
  ],
});
