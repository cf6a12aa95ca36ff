import { testRule } from '@hostlint/core/testing';
import { debian, kernel, os } from '../kernel/kernel-samples.test.js';
import { bare, installed, k3s } from './kubelet-samples.test.js';
import { kernelVersion } from './kernel-version.js';

const on = (raw: string, kubelet = bare) => ({ release: kernel(raw), kubelet, os: debian });

testRule(kernelVersion, {
  pass: [
    { name: 'Debian 12', facts: on('6.1.0-37-amd64') },
    { name: 'Ubuntu 22.04', facts: on('5.15.0-1084-azure') },
    { name: 'RHEL 10', facts: on('6.12.0-55.9.1.el10_0.x86_64') },
  ],
  fail: [
    {
      name: 'a kernel between the long-term ones',
      facts: on('5.13.0-52-generic'),
      message: 'unlisted',
      command: 'reboot',
    },
    { name: 'a release of two numbers, which its pattern does not take', facts: on('6.8-rc3'), message: 'unlisted' },
    {
      name: 'RHEL 9, which its vendor keeps up',
      facts: { ...on('5.14.0-503.el9.x86_64'), os: os('rhel', '9.5') },
      message: 'vendor',
      severity: 'info',
    },
    {
      name: 'the version of kubeadm cannot be told',
      facts: on('5.14.0-503.el9.x86_64', installed(null)),
      message: 'vendor',
    },
  ],
  notApplicable: [
    { name: 'kubeadm 1.33, which has another list', facts: on('5.14.0-503.el9.x86_64', installed('1.33.5')) },
    { name: 'k3s', facts: on('5.13.0', k3s) },
  ],
});
