import { testFact } from '@hostlint/core/testing';
import { routerAdvertisements } from './router-advertisements.js';

const zero = '0'.repeat(32);
const path = '/proc/net/ipv6_route';
const row = (flags: string) =>
  `${zero} 00 ${zero} 00 fe800000000000000000000000000001 00000400 00000002 00000000 ${flags}     eth0`;

testFact(routerAdvertisements, [
  {
    name: 'a route that the kernel learned',
    host: {
      files: { [path]: `${row('00450003')}\n${row('00450003')}\n`, '/proc/sys/net/ipv6/conf/eth0/accept_ra': '1\n' },
    },
    value: [
      {
        device: 'eth0',
        acceptRa: '1',
        evidence: [{ path, line: 1, text: row('00450003').replace(/ +/g, ' ') }],
      },
    ],
  },
  { name: 'a route that a program or a person added', host: { files: { [path]: `${row('00000003')}\n` } }, value: [] },
  { name: 'a kernel without IPv6', host: { files: { '/proc/net/route': '' } }, value: [] },
  { name: 'an image', host: {}, unknown: 'not-running' },
]);
