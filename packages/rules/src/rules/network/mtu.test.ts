import { testRule } from '@hostlint/core/testing';
import { mtu } from './mtu.js';
import { docker, set } from './network-samples.test.js';

const uplink = (size: number) => [{ device: 'eth0', metric: 100, mtu: size, reversePathFilter: '0' }];
const file = { path: '/sys/class/net/eth0/mtu', line: 1, text: '1460' };

testRule(mtu, {
  pass: [
    { name: 'Ethernet', facts: { config: docker('28.5.2'), uplinks: uplink(1500) } },
    { name: 'jumbo frames', facts: { config: docker('28.5.2'), uplinks: uplink(9001) } },
    {
      name: 'a smaller link, and settings that fit',
      facts: { config: docker('28.5.2', { mtu: set(1450), networkMtu: 1450 }), uplinks: uplink(1450) },
    },
  ],
  fail: [
    {
      name: 'Google’s cloud',
      facts: { config: docker('28.5.2'), uplinks: uplink(1460) },
      subject: 'default network',
      message: 'larger',
      says: 'an MTU of 1500, and eth0, the way out, one of 1460',
      severity: 'warning',
      evidence: [file],
    },
    {
      name: 'networks that users make',
      facts: { config: docker('28.5.2', { mtu: set(1460) }), uplinks: uplink(1460) },
      subject: 'other networks',
      message: 'othersLarger',
      severity: 'info',
    },
    {
      name: 'the same before 24.0',
      facts: { config: docker('23.0.6', { mtu: set(1460) }), uplinks: uplink(1460) },
      subject: 'other networks',
      message: 'othersLarger',
      command: 'com.docker.network.driver.mtu=1460',
    },
  ],
  notApplicable: [
    { name: 'a host without a default route', facts: { config: docker('28.5.2'), uplinks: [] } },
    {
      name: 'no default network',
      subject: 'default network',
      facts: { config: docker('28.5.2', { bridge: set('none') }), uplinks: uplink(1460) },
    },
  ],
});
