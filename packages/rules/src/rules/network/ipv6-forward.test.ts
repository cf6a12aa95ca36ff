import { known, testRule, unknown } from '@hostlint/core/testing';
import { ipv6Forward } from './ipv6-forward.js';
import { daemonJson, debian, docker, set, sysctls } from './network-samples.test.js';

const forwarding = (all: string | undefined, standard: string | undefined = all) =>
  sysctls({ 'net.ipv6.conf.all.forwarding': all, 'net.ipv6.conf.default.forwarding': standard });
const six = { ipv6: set(true) } as const;
const route = { path: '/proc/net/ipv6_route', line: 3 };
const learned = (acceptRa: string) => known([{ device: 'eth0', acceptRa, evidence: [route] }]);
const host = { config: docker('28.5.2', six), sysctls: known(forwarding('0')), advertised: known([]), os: debian };

testRule(ipv6Forward, {
  pass: [
    { name: 'it is on', facts: { ...host, sysctls: known(forwarding('1')), advertised: learned('1') } },
    { name: 'it is off, and dockerd turns it on', facts: host },
    {
      name: 'it is off, dockerd turns it on, and the uplink listens to routers all the same',
      facts: { ...host, advertised: learned('2') },
    },
  ],
  fail: [
    {
      name: 'a kernel without IPv6',
      facts: { ...host, sysctls: known(sysctls({})) },
      message: 'noIpv6',
      stops: ['docker'],
      evidence: [{ path: daemonJson, line: 2 }],
    },
    {
      name: 'it is off, and dockerd leaves it alone',
      facts: { ...host, config: docker('28.5.2', { ...six, ipForward: set(false) }) },
      message: 'leftAlone',
      stops: [],
      command: 'net.ipv6.conf.all.forwarding = 1',
    },
    {
      name: 'it is half on, and dockerd 29 uses nftables',
      facts: {
        ...host,
        sysctls: known(forwarding('1', '0')),
        config: docker('29.7.2', { ...six, firewall: set('nftables') }),
      },
      message: 'notByNftables',
      says: 'net.ipv6.conf.default.forwarding is 0',
      stops: ['docker'],
    },
    {
      name: 'a default route that the kernel learned from a router',
      facts: { ...host, advertised: learned('1') },
      message: 'losesRoute',
      severity: 'warning',
      stops: [],
      command: 'net.ipv6.conf.eth0.accept_ra = 2',
      evidence: [route],
    },
    {
      name: 'a device of a VLAN',
      facts: { ...host, advertised: known([{ device: 'eth0.7', acceptRa: '1', evidence: [route] }]) },
      message: 'losesRoute',
      command: "echo 'net.ipv6.conf.eth0/7.accept_ra = 2' > /etc/sysctl.d/99-net.ipv6.conf.eth0_7.accept_ra.conf",
    },
  ],
  notApplicable: [
    { name: 'an image', facts: { ...host, sysctls: unknown('not-running') } },
    {
      name: 'no IPv6 on the default network',
      facts: { ...host, config: docker('28.5.2'), sysctls: known(sysctls({})) },
    },
    {
      name: 'no default network',
      facts: { ...host, config: docker('28.5.2', { ...six, bridge: set('none') }), sysctls: known(sysctls({})) },
    },
  ],
  unknown: [
    { name: 'it may not be read', facts: { ...host, sysctls: known(forwarding(undefined)) } },
    { name: 'it is off, and the routes of IPv6 cannot be told', facts: { ...host, advertised: unknown() } },
  ],
});
