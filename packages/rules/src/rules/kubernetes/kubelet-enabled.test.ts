import { testRule } from '@hostlint/core/testing';
import type { KubeletArguments } from '../../facts/kubernetes/kubelet-arguments.js';
import { kubeletEnabled } from './kubelet-enabled.js';
import { bare, installed } from './kubelet-samples.test.js';

const unit = (change: Partial<KubeletArguments> = {}): KubeletArguments => ({
  unit: '/usr/lib/systemd/system/kubelet.service',
  masked: false,
  enabled: true,
  binary: '/usr/bin/kubelet',
  flags: new Map(),
  ...change,
});
const kubelet = installed('1.37.0');

testRule(kubeletEnabled, {
  pass: [{ name: 'enabled', facts: { unit: unit(), kubelet } }],
  fail: [
    {
      name: 'installed on Fedora, where nothing is enabled by itself',
      facts: { unit: unit({ enabled: false }), kubelet },
      message: 'disabled',
      command: 'systemctl enable kubelet',
    },
    {
      name: 'masked',
      facts: { unit: unit({ masked: true, enabled: null }), kubelet },
      message: 'masked',
      command: 'systemctl unmask',
    },
  ],
  notApplicable: [
    { name: 'no kubelet', facts: { unit: unit({ unit: null, enabled: false, binary: null }), kubelet: bare } },
    { name: 'no unit', facts: { unit: unit({ unit: null, enabled: false }), kubelet } },
    { name: 'a unit without [Install]', facts: { unit: unit({ enabled: null }), kubelet } },
  ],
});
