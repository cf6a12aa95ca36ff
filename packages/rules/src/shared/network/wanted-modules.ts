import type { DaemonConfig } from '../docker-config/daemon-config.js';
import { isSince } from '../docker-options/engine-version.js';

/** A part of the kernel that networks of containers need. */
export interface WantedModule {
  readonly name: string;
  /** The modules that bring it, where its name changed over time; otherwise the name alone. */
  readonly files?: readonly string[];
  /** The options of the kernel's build that bring it: the first that the kernel has decides. */
  readonly options: readonly [string, ...string[]];
  /** What the kernel asks modprobe for, with underscores; otherwise the name. */
  readonly alias?: string;
  /** dockerd runs modprobe for it, so that it matters not whether the kernel does. */
  readonly byProgram?: boolean;
  /** A file that is there as soon as it works. */
  readonly sign?: string;
}

/** A module that dockerd wants, and what it does without. */
export interface DockerModule extends WantedModule {
  /** `start`: it exits. `containers`: no container gets a network. `ports`: no port can be published. `ipv6`, `stale`: only that suffers. */
  readonly without: 'start' | 'containers' | 'ports' | 'ipv6' | 'stale';
  readonly use: string;
}

// linux net/core/rtnetlink.c rtnl_newlink: request_module("rtnl-link-%s").
export const veth: WantedModule = { name: 'veth', options: ['CONFIG_VETH'], alias: 'rtnl_link_veth' };
export const bridge: WantedModule = { name: 'bridge', options: ['CONFIG_BRIDGE'], alias: 'rtnl_link_bridge' };

/** Until 3.18 it was a part of the bridge module. */
export const bridgeFilter = {
  name: 'br_netfilter',
  options: ['CONFIG_BRIDGE_NETFILTER'],
  byProgram: true,
  sign: '/proc/sys/net/bridge/bridge-nf-call-iptables',
} as const satisfies WantedModule;

const matches: readonly WantedModule[] = [
  { name: 'xt_addrtype', options: ['CONFIG_NETFILTER_XT_MATCH_ADDRTYPE'] },
  { name: 'xt_conntrack', options: ['CONFIG_NETFILTER_XT_MATCH_CONNTRACK'] },
  {
    name: 'xt_MASQUERADE',
    files: ['xt_MASQUERADE', 'ipt_MASQUERADE'],
    options: ['CONFIG_NETFILTER_XT_TARGET_MASQUERADE', 'CONFIG_IP_NF_TARGET_MASQUERADE'],
  },
];

const legacy: readonly WantedModule[] = [
  { name: 'iptable_nat', options: ['CONFIG_IP_NF_NAT', 'CONFIG_NF_NAT_IPV4'] },
  { name: 'iptable_filter', options: ['CONFIG_IP_NF_FILTER'] },
];

const legacyIpv6: readonly WantedModule[] = [
  { name: 'ip6table_nat', options: ['CONFIG_IP6_NF_NAT', 'CONFIG_NF_NAT_IPV6'] },
  { name: 'ip6table_filter', options: ['CONFIG_IP6_NF_FILTER'] },
];

const nftCompat: readonly WantedModule[] = [
  { name: 'nf_tables', options: ['CONFIG_NF_TABLES'] },
  { name: 'nft_compat', options: ['CONFIG_NFT_COMPAT'] },
];

// moby docker-v29.7.2 contrib/check-config.sh; daemon/libnetwork/drivers/bridge/internal/nftabler: fib, ct, masquerade and dnat.
const nftables: readonly WantedModule[] = [
  { name: 'nf_tables', options: ['CONFIG_NF_TABLES'] },
  { name: 'nft_ct', options: ['CONFIG_NFT_CT'] },
  { name: 'nft_fib_ipv4', options: ['CONFIG_NFT_FIB_IPV4'] },
  { name: 'nft_nat', options: ['CONFIG_NFT_NAT'] },
  { name: 'nft_masq', files: ['nft_masq', 'nft_masq_ipv4'], options: ['CONFIG_NFT_MASQ', 'CONFIG_NFT_MASQ_IPV4'] },
];

// moby v28.0.0 libnetwork/drivers/bridge/bridge_linux.go setupHashNetIpset; gone in 28.0.1.
const ipset: readonly WantedModule[] = [
  { name: 'ip_set_hash_net', options: ['CONFIG_IP_SET_HASH_NET'] },
  { name: 'xt_set', options: ['CONFIG_NETFILTER_XT_SET'] },
];

/** moby v28.2.0 drivers/bridge/internal/iptabler/endpoint.go filterDirectAccess: a rule for each container; before, for each port. */
const rawUse = (version: string, { directRouting }: DaemonConfig['network']): DockerModule['without'] =>
  isSince(version, '28.2') && !directRouting.value ? 'containers' : 'ports';

/** What a dockerd so configured wants of the kernel for its networks. `variant`: of the iptables that it runs. */
export function dockerModules(
  { version, network, experimental }: Pick<DaemonConfig, 'version' | 'network' | 'experimental'>,
  variant: 'nft' | 'legacy' | null,
): readonly DockerModule[] {
  const wanted: DockerModule[] = [];
  const want = (modules: readonly WantedModule[], without: DockerModule['without'], use: string): void => {
    for (const module of modules) wanted.push({ ...module, without, use });
  };
  want([bridge], network.bridge.value === '' ? 'start' : 'containers', 'Bridge networks');
  want([veth], 'containers', 'The interfaces of containers');
  const byNftables = network.firewall.value === 'nftables' && isSince(version, '29.0');
  if (byNftables && network.iptables.value) want(nftables, 'start', 'Rules by nftables');
  if (!byNftables && network.iptables.value && variant !== null) {
    want(variant === 'nft' ? nftCompat : legacy, 'start', `Rules by iptables (${variant})`);
    // The rules of the default network use them, and since 28.0 those that are made before any network.
    const early = isSince(version, '28.0') || network.bridge.value !== 'none';
    want(matches, early ? 'start' : 'containers', 'The rules of networks');
    if (version === '28.0.0') want(ipset, 'start', 'The rules of Docker 28.0.0');
    if (variant === 'legacy' && isSince(version, '28.0') && !network.skipsRawTable)
      want([{ name: 'iptable_raw', options: ['CONFIG_IP_NF_RAW'] }], rawUse(version, network), 'The rules of ports');
  }
  const sixth = network.ip6tables.value && (isSince(version, '27.0') || experimental.value);
  if (!byNftables && sixth && variant === 'legacy')
    want(legacyIpv6, isSince(version, '27.0') ? 'ipv6' : 'start', 'Networks with IPv6');
  want(
    [{ name: 'nf_conntrack_netlink', options: ['CONFIG_NF_CT_NETLINK'], byProgram: true }],
    'stale',
    'forgetting old connections',
  );
  return wanted;
}
