import { testFact } from '@hostlint/core/testing';
import { uplinks } from './uplinks.js';

const route = (device: string, metric: number) => `${device}\t00000000\t0100000A\t0003\t0\t0\t${metric}\t00000000\n`;

testFact(uplinks, [
  {
    name: 'a host with two of them, the better one first',
    host: {
      files: {
        '/proc/net/route': `${route('wlan0', 600)}${route('eth0', 100)}${route('eth0', 200)}*\t00000000\t00000000\t0201\t0\t0\t0\t00000000\n`,
        '/sys/class/net/eth0/mtu': '1460\n',
        '/sys/class/net/wlan0/mtu': '1500\n',
        '/proc/sys/net/ipv4/conf/eth0/rp_filter': '1\n',
      },
    },
    value: [
      { device: 'eth0', metric: 100, mtu: 1460, reversePathFilter: '1' },
      { device: 'wlan0', metric: 600, mtu: 1500, reversePathFilter: null },
    ],
  },
  { name: 'a host without a default route', host: { files: { '/proc/net/route': '' } }, value: [] },
  { name: 'without /sys', host: { files: { '/proc/net/route': route('eth0', 0) } }, unknown: 'not-running' },
]);
