import { testRule } from '@hostlint/core/testing';
import { debian, sysctls } from './network-samples.test.js';
import { rpFilterStrict } from './rp-filter-strict.js';

const uplink = (device: string, reversePathFilter: string | null) => ({
  device,
  metric: 0,
  mtu: 1500,
  reversePathFilter,
});
const all = (value: string | undefined) => ({ sysctls: sysctls({ 'net.ipv4.conf.all.rp_filter': value }), os: debian });

testRule(rpFilterStrict, {
  pass: [
    { name: 'off', facts: { ...all('0'), uplinks: [uplink('eth0', '0'), uplink('eth1', null)] } },
    {
      name: 'loose, which wins over strict',
      facts: { ...all('2'), uplinks: [uplink('eth0', '1'), uplink('eth1', '1')] },
    },
  ],
  fail: [
    {
      name: 'strict on one device',
      facts: { ...all('0'), uplinks: [uplink('eth0', '0'), uplink('eth1', '1')] },
      subject: 'eth1',
      message: 'strict',
      says: 'eth1 is one of 2 ways out',
      severity: 'info',
      command: 'net.ipv4.conf.all.rp_filter = 2',
    },
  ],
  notApplicable: [{ name: 'one way out', facts: { ...all('1'), uplinks: [uplink('eth0', '1')] } }],
  unknown: [
    { name: 'it may not be read', facts: { ...all(undefined), uplinks: [uplink('eth0', '1'), uplink('eth1', '1')] } },
  ],
});
