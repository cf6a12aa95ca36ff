import { testFact } from '@hostlint/core/testing';
import { parseIpv4Range } from '../../shared/network/ipv4-range.js';
import { routes } from './routes.js';

const header = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n';
const trie = `Main:
  +-- 0.0.0.0/0 3 0 5
     |-- 0.0.0.0
        /0 universe UNICAST
     +-- 10.0.2.0/24 2 0 2
           |-- 10.0.2.0
              /24 link UNICAST
           |-- 10.0.2.15
              /32 host LOCAL
        |-- 10.0.2.255
           /32 link BROADCAST
     |-- 172.16.0.0
        /12 universe UNICAST
Local:
     |-- 192.168.0.0
        /16 link UNICAST
`;
const range = (text: string) => parseIpv4Range(text) ?? { first: -1, bits: -1 };

testFact(routes, [
  {
    name: 'a default route, the link, a route through a tunnel, and one that leads nowhere',
    host: {
      files: {
        '/proc/net/route': `${header}eth0\t00000000\t0202000A\t0003\t0\t0\t100\t00000000\t0\t0\t0\neth0\t0002000A\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0\ntun0\t000010AC\t00000000\t0001\t0\t0\t0\t0000F0FF\t0\t0\t0\n*\t0000A8C0\t00000000\t0201\t0\t0\t0\t0000FFFF\t0\t0\t0\n`,
        '/proc/net/fib_trie': trie,
      },
    },
    value: [
      {
        target: '0.0.0.0/0',
        range: range('0.0.0.0/0'),
        device: 'eth0',
        viaGateway: true,
        metric: 100,
        line: 2,
        text: 'eth0 00000000 0202000A 0003 0 0 100 00000000 0 0 0',
        connected: false,
      },
      {
        target: '10.0.2.0/24',
        range: range('10.0.2.0/24'),
        device: 'eth0',
        viaGateway: false,
        metric: 100,
        line: 3,
        text: 'eth0 0002000A 00000000 0001 0 0 100 00FFFFFF 0 0 0',
        connected: true,
      },
      {
        target: '172.16.0.0/12',
        range: range('172.16.0.0/12'),
        device: 'tun0',
        viaGateway: false,
        metric: 0,
        line: 4,
        text: 'tun0 000010AC 00000000 0001 0 0 0 0000F0FF 0 0 0',
        connected: false,
      },
      {
        target: '192.168.0.0/16',
        range: range('192.168.0.0/16'),
        device: '*',
        viaGateway: false,
        metric: 0,
        line: 5,
        text: '* 0000A8C0 00000000 0201 0 0 0 0000FFFF 0 0 0',
        connected: false,
      },
    ],
  },
  {
    name: 'a machine that counts bytes from the other end',
    host: { files: { '/proc/net/route': `${header}eth0\tC0A80100\t00000000\t0001\t0\t0\t0\tFFFFFF00\t0\t0\t0\n` } },
    value: [
      {
        target: '192.168.1.0/24',
        range: range('192.168.1.0/24'),
        device: 'eth0',
        viaGateway: false,
        metric: 0,
        line: 2,
        text: 'eth0 C0A80100 00000000 0001 0 0 0 FFFFFF00 0 0 0',
        connected: true,
      },
    ],
  },
  { name: 'no route at all', host: { files: { '/proc/net/route': header } }, value: [] },
  { name: 'an image, which has none', host: {}, unknown: 'not-running' },
]);
