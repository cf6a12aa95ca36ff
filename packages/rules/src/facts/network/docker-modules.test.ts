import { testFact } from '@hostlint/core/testing';
import { networkDockerModules, type DockerModuleStanding } from './docker-modules.js';

// Of each only what this fact is about: which modules, and what dockerd does without.
const names = (...standings: readonly (readonly [name: string, without: string])[]) => standings;
const seen = (value: readonly DockerModuleStanding[]) => value.map(({ name, without }) => [name, without]);

const collected = {
  ...networkDockerModules,
  collect: async (...all: Parameters<typeof networkDockerModules.collect>) =>
    seen(await networkDockerModules.collect(...all)),
};
const variant = (name: string) => ({ '/usr/sbin/iptables': { link: name }, [`/usr/sbin/${name}`]: '' });
const json = (settings: object) => ({ '/etc/docker/daemon.json': JSON.stringify(settings) });
const matches = (without: string) =>
  ['xt_addrtype', 'xt_conntrack', 'xt_MASQUERADE'].map(name => [name, without] as const);

testFact(collected as never, [
  {
    name: 'iptables-nft',
    host: { files: variant('xtables-nft-multi') },
    engines: { docker: '28.5' },
    value: names(
      ['bridge', 'start'],
      ['veth', 'containers'],
      ['nf_tables', 'start'],
      ['nft_compat', 'start'],
      ...matches('start'),
      ['nf_conntrack_netlink', 'stale'],
    ) as never,
  },
  {
    name: 'iptables-legacy',
    host: { files: variant('xtables-legacy-multi') },
    engines: { docker: '28.5' },
    value: names(
      ['bridge', 'start'],
      ['veth', 'containers'],
      ['iptable_nat', 'start'],
      ['iptable_filter', 'start'],
      ...matches('start'),
      ['iptable_raw', 'containers'],
      ['ip6table_nat', 'ipv6'],
      ['ip6table_filter', 'ipv6'],
      ['nf_conntrack_netlink', 'stale'],
    ) as never,
  },
  {
    name: 'iptables-legacy, where containers may be reached by their own addresses',
    host: {
      files: { ...variant('xtables-legacy-multi'), ...json({ 'allow-direct-routing': true, ip6tables: false }) },
    },
    engines: { docker: '28.5' },
    value: names(
      ['bridge', 'start'],
      ['veth', 'containers'],
      ['iptable_nat', 'start'],
      ['iptable_filter', 'start'],
      ...matches('start'),
      ['iptable_raw', 'ports'],
      ['nf_conntrack_netlink', 'stale'],
    ) as never,
  },
  {
    name: 'iptables-legacy before 27.0, with ip6tables as an experiment and without a default network',
    host: {
      files: {
        ...variant('xtables-legacy-multi'),
        ...json({ bridge: 'none', experimental: true, ip6tables: true }),
      },
    },
    engines: { docker: '26.1' },
    value: names(
      ['bridge', 'containers'],
      ['veth', 'containers'],
      ['iptable_nat', 'start'],
      ['iptable_filter', 'start'],
      ...matches('containers'),
      ['ip6table_nat', 'start'],
      ['ip6table_filter', 'start'],
      ['nf_conntrack_netlink', 'stale'],
    ) as never,
  },
  {
    name: 'the firewall backend nftables',
    host: { files: json({ 'firewall-backend': 'nftables' }) },
    engines: { docker: '29.7' },
    value: names(
      ['bridge', 'start'],
      ['veth', 'containers'],
      ['nf_tables', 'start'],
      ['nft_ct', 'start'],
      ['nft_fib_ipv4', 'start'],
      ['nft_nat', 'start'],
      ['nft_masq', 'start'],
      ['nf_conntrack_netlink', 'stale'],
    ) as never,
  },
  {
    name: 'Docker 28.0.0 and its sets of addresses',
    host: { files: { ...variant('xtables-nft-multi'), ...json({ ip6tables: false }) } },
    engines: { docker: '28.0.0' },
    value: names(
      ['bridge', 'start'],
      ['veth', 'containers'],
      ['nf_tables', 'start'],
      ['nft_compat', 'start'],
      ...matches('start'),
      ['ip_set_hash_net', 'start'],
      ['xt_set', 'start'],
      ['nf_conntrack_netlink', 'stale'],
    ) as never,
  },
  {
    name: 'no rules at all',
    host: { files: { ...variant('xtables-nft-multi'), ...json({ iptables: false, ip6tables: false }) } },
    engines: { docker: '28.5' },
    value: names(['bridge', 'start'], ['veth', 'containers'], ['nf_conntrack_netlink', 'stale']) as never,
  },
]);
