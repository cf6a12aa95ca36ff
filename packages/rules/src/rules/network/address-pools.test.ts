import { known, testRule, unknown } from '@hostlint/core/testing';
import type { Route } from '../../facts/network/routes.js';
import { parseIpv4Range } from '../../shared/network/ipv4-range.js';
import { addressPools } from './address-pools.js';
import { docker, set } from './network-samples.test.js';

const route = (target: string, device: string, connected: boolean, line = 2): Route => ({
  target,
  range: parseIpv4Range(target) ?? { first: -1, bits: -1 },
  device,
  viaGateway: !connected,
  connected,
  metric: 0,
  line,
  text: `${device} ${target}`,
});
const uplink = [route('0.0.0.0/0', 'eth0', false), route('10.0.2.0/24', 'eth0', true)];
const everything = [route('172.16.0.0/12', 'eth1', true), route('192.168.0.0/16', 'eth1', true)];
const docker0 = route('172.17.0.0/16', 'docker0', true);
const path = '/proc/net/route';
const nameserver = (address: string) =>
  known({ path: '/etc/resolv.conf', exists: true, nameservers: [{ address, loopback: false, evidence: { path } }] });
const bridge = (device: 'absent' | 'bridge') => known({ owner: 'docker', name: 'docker0', device } as const);
const host = { config: docker('28.5.2'), resolver: nameserver('10.0.2.3'), bridge: bridge('absent') };
const pools = set([{ address: [10, 200, 0, 0], bits: 16, size: 24 }]);

testRule(addressPools, {
  pass: [
    { name: 'a host with one link', facts: { ...host, routes: known(uplink) } },
    {
      name: 'a host that is connected to 172.17.0.0/16: Docker takes the next one',
      subject: 'pools',
      facts: { ...host, routes: known([...uplink, route('172.17.0.0/16', 'eth1', true)]) },
    },
    {
      name: 'two halves of everything, as a VPN puts them over the default route',
      facts: { ...host, routes: known([route('0.0.0.0/1', 'tun0', false), route('128.0.0.0/1', 'tun0', false)]) },
    },
    {
      name: 'all pools are taken, but others are configured',
      facts: { ...host, config: docker('28.5.2', { addressPools: pools }), routes: known([...uplink, ...everything]) },
    },
    {
      name: 'a nameserver in the last network that is left makes no difference where there are others',
      facts: { ...host, resolver: nameserver('172.17.0.53'), routes: known(uplink) },
    },
    {
      name: 'many networks are left, whatever the nameservers are',
      facts: { ...host, resolver: unknown(), routes: known(uplink) },
    },
    { name: 'networks of Docker’s own', facts: { ...host, routes: known([...uplink, docker0]) } },
  ],
  fail: [
    {
      name: 'a host that is connected to all pools',
      facts: { ...host, routes: known([...uplink, ...everything]) },
      subject: 'pools',
      message: 'exhausted',
      stops: ['docker'],
      command: '/etc/docker/daemon.json',
    },
    {
      name: 'the nameserver is in the last network',
      facts: {
        ...host,
        config: docker('28.5.2', { addressPools: set([{ address: [10, 200, 0, 0], bits: 24, size: 24 }]) }),
        resolver: nameserver('10.200.0.53'),
        routes: known(uplink),
      },
      subject: 'pools',
      message: 'exhausted',
    },
    {
      name: 'before 23.0 an address of one’s own does not help',
      facts: { ...host, config: docker('20.10.24', { bip: set('10.9.0.1/24') }), routes: known(everything) },
      subject: 'pools',
      message: 'exhausted',
      stops: ['docker'],
    },
    {
      name: 'since 23.0 it does, for the default network',
      facts: { ...host, config: docker('23.0.0', { bip: set('10.9.0.1/24') }), routes: known(everything) },
      subject: 'pools',
      message: 'noneLeft',
      severity: 'warning',
      stops: [],
    },
    {
      name: 'docker0 has an address already',
      facts: { ...host, routes: known([...everything, route('10.9.0.0/24', 'docker0', true)]) },
      subject: 'pools',
      message: 'noneLeft',
      stops: [],
    },
    {
      name: 'before 20.10.15 any route took a network',
      facts: {
        ...host,
        config: docker('20.10.14'),
        routes: known([route('172.16.0.0/12', 'tun0', false), route('192.168.0.0/16', 'tun0', false)]),
      },
      subject: 'pools',
      message: 'exhausted',
    },
    {
      name: 'a VPN that leads to the network of docker0',
      facts: { ...host, routes: known([...uplink, docker0, route('172.16.0.0/12', 'tun0', false, 5)]) },
      subject: '172.16.0.0/12',
      message: 'hidden',
      says: 'through tun0 overlaps 172.17.0.0/16, which Docker uses',
      severity: 'warning',
      stops: [],
      evidence: [{ path, line: 5, text: 'tun0 172.16.0.0/12' }],
    },
    {
      name: 'a VPN that leads to what docker0 is to get',
      facts: { ...host, routes: known([...uplink, route('172.17.8.0/24', 'tun0', false)]) },
      subject: '172.17.8.0/24',
      message: 'hidden',
      says: 'which Docker is to use',
    },
    {
      name: 'a VPN that leads to a network of a later pool',
      facts: { ...host, routes: known([...uplink, route('192.168.7.0/24', 'tun0', false)]) },
      subject: '192.168.7.0/24',
      message: 'hidden',
      says: 'overlaps 192.168.0.0/16, which Docker takes networks from later',
      severity: 'info',
    },
    {
      name: 'an address of one’s own on the host’s own link',
      facts: { ...host, config: docker('28.5.2', { bip: set('10.0.2.1/24') }), routes: known(uplink) },
      subject: '10.0.2.0/24',
      message: 'hidden',
      says: 'through eth0 overlaps 10.0.2.0/24, which Docker is to use',
    },
  ],
  notApplicable: [{ name: 'an image', facts: { ...host, routes: unknown('not-running') } }],
  unknown: [
    {
      name: 'few networks are left, and the nameservers cannot be told',
      subject: 'pools',
      facts: {
        ...host,
        resolver: unknown(),
        routes: known([
          everything[0] as Route,
          route('192.168.0.0/17', 'x', true),
          route('192.168.128.0/18', 'x', true),
        ]),
      },
    },
    { name: 'the routes cannot be told', facts: { ...host, routes: unknown() } },
    {
      name: 'all pools are taken, and a docker0 that is down may have an address',
      subject: 'pools',
      facts: { ...host, bridge: bridge('bridge'), routes: known(everything) },
    },
    {
      name: 'all pools are taken, and whether docker0 is there cannot be told',
      subject: 'pools',
      facts: { ...host, bridge: unknown(), routes: known(everything) },
    },
  ],
});
