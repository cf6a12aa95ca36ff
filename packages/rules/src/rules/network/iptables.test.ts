import { known, testRule, unknown } from '@hostlint/core/testing';
import { iptables } from './iptables.js';
import { debian, docker, engine, set, sysctls } from './network-samples.test.js';

const both = { iptables: '/usr/sbin/iptables', ip6tables: '/usr/sbin/ip6tables', nft: null, libnftables: null };
const none = { ...both, iptables: null, ip6tables: null };
const host = {
  engine: engine(),
  programs: known(both),
  sysctls: known(sysctls({ 'net.ipv6.conf.all.forwarding': '0' })),
  os: debian,
};

testRule(iptables, {
  pass: [
    { name: 'Docker 28.5 with both', facts: { ...host, config: docker('28.5.2') } },
    { name: 'Docker 20.10 needs no ip6tables', subject: 'iptables', facts: { ...host, config: docker('20.10.24') } },
  ],
  fail: [
    {
      name: 'Docker 28.5 without iptables',
      facts: { ...host, config: docker('28.5.2'), programs: known(none) },
      subject: 'iptables',
      message: 'missing',
      says: 'dockerd would exit with "iptables not found"',
      stops: ['docker'],
      command: 'apt-get install iptables',
    },
    {
      name: 'Docker 20.10 without iptables, also without a default network',
      facts: { ...host, config: docker('20.10.24', { bridge: set('none') }), programs: known(none) },
      subject: 'iptables',
      message: 'missing',
      says: '"Iptables not found"',
    },
    {
      name: 'iptables is off, but the default network has IPv6',
      facts: { ...host, config: docker('28.5.2', { iptables: set(false), ipv6: set(true) }), programs: known(none) },
      subject: 'iptables',
      message: 'missing',
    },
    {
      name: 'no ip6tables, and the default network has IPv6',
      facts: { ...host, config: docker('28.5.2', { ipv6: set(true) }), programs: known({ ...both, ip6tables: null }) },
      subject: 'ip6tables',
      message: 'missing',
      says: '"ip6tables is missing"',
      stops: ['docker'],
    },
    {
      name: 'no ip6tables',
      facts: { ...host, config: docker('28.5.2'), programs: known({ ...both, ip6tables: null }) },
      subject: 'ip6tables',
      message: 'noIpv6',
      severity: 'warning',
      stops: [],
    },
    {
      name: 'Docker 26.1 without the ip6tables that it was told to use',
      facts: {
        ...host,
        config: docker('26.1.5', { ip6tables: set(true) }, { experimental: set(true) }),
        programs: known({ ...both, ip6tables: null }),
      },
      subject: 'ip6tables',
      message: 'missing',
      stops: ['docker'],
    },
    {
      name: 'Docker 26.1 with ip6tables and without iptables',
      facts: {
        ...host,
        config: docker('26.1.5', { iptables: set(false), ip6tables: set(true) }, { experimental: set(true) }),
      },
      subject: 'ip6tables',
      message: 'half',
      stops: ['docker'],
      command: '/etc/docker/daemon.json',
    },
  ],
  notApplicable: [
    {
      name: 'both turned off',
      facts: {
        ...host,
        config: docker('28.5.2', { iptables: set(false), ip6tables: set(false) }),
        programs: known(none),
      },
    },
    {
      name: 'the firewall backend nftables',
      facts: { ...host, config: docker('29.7.2', { firewall: set('nftables') }), programs: known(none) },
    },
    {
      name: 'Docker is not installed yet',
      facts: { ...host, config: docker('29.7.2'), engine: engine(false), programs: known(none) },
    },
    {
      name: 'no ip6tables on a kernel without IPv6',
      subject: 'ip6tables',
      facts: {
        ...host,
        config: docker('28.5.2'),
        programs: known({ ...both, ip6tables: null }),
        sysctls: known(sysctls({})),
      },
    },
    {
      name: 'Docker 26.1 takes ip6tables for an experiment',
      subject: 'ip6tables',
      facts: {
        ...host,
        config: docker('26.1.5', { ip6tables: set(true) }),
        programs: known({ ...both, ip6tables: null }),
      },
    },
  ],
  unknown: [
    {
      name: 'PATH cannot be looked into',
      facts: { ...host, config: docker('28.5.2'), programs: unknown() },
    },
    {
      name: 'no ip6tables, and whether the kernel has IPv6 cannot be told',
      subject: 'ip6tables',
      facts: { ...host, config: docker('28.5.2'), programs: known({ ...both, ip6tables: null }), sysctls: unknown() },
    },
  ],
});
