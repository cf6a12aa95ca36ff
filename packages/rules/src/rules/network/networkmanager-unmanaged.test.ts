import { testRule } from '@hostlint/core/testing';
import type { UnmanagedDevices } from '../../facts/network/unmanaged-devices.js';
import { networkmanagerUnmanaged } from './networkmanager-unmanaged.js';

const of = (part: Partial<UnmanagedDevices>): { manager: UnmanagedDevices } => ({
  manager: { enabled: true, unmanaged: [], plugins: ['calico'], evidence: [], ...part },
});

testRule(networkmanagerUnmanaged, {
  pass: [
    { name: 'Calico, and it is told', facts: of({ unmanaged: ['interface-name:cali*', 'interface-name:tunl*'] }) },
    { name: 'Flannel, and it is told', facts: of({ plugins: ['flannel'], unmanaged: ['interface-name:flannel*'] }) },
  ],
  fail: [
    {
      name: 'Calico, and it is not told',
      facts: of({ unmanaged: ['interface-name:eth1'] }),
      subject: 'calico',
      message: 'managed',
      severity: 'info',
      command: 'interface-name:vxlan.calico',
    },
    {
      name: 'Canal, and it is told half of it',
      facts: of({ plugins: ['calico', 'flannel'], unmanaged: ['interface-name:cali*'] }),
      subject: 'flannel',
      message: 'managed',
    },
  ],
  notApplicable: [
    { name: 'another plugin', facts: of({ plugins: [] }) },
    { name: 'no NetworkManager', facts: of({ enabled: false }) },
  ],
});
