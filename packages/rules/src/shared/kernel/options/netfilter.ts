import { optionTable, type Alternative } from './option.js';

// iptables-nft keeps its tables in nf_tables and reaches matches and targets of xtables through nft_compat. So where that is what
// `iptables` is, the old tables are not needed; moby's check-config.sh asks for them all the same.
const nft4 = ['NF_TABLES', 'NF_TABLES_IPV4', 'NFT_COMPAT'];
const nft6 = ['NF_TABLES', 'NF_TABLES_IPV6', 'NFT_COMPAT'];
const viaNft = (...options: readonly string[]): readonly Alternative[] => [{ options, with: 'iptables-nft' }];

// The old tables hang on IP_NF_IPTABLES_LEGACY since 6.17; from 6.9 to 6.16 they bring it along (linux net/ipv4/netfilter/Kconfig).
const legacy4 = ['NETFILTER', 'IP_NF_IPTABLES', '6.17:IP_NF_IPTABLES_LEGACY'];
const legacy6 = ['NETFILTER', 'IPV6', 'IP6_NF_IPTABLES', '6.17:IP6_NF_IPTABLES_LEGACY'];
const xtables = ['NETFILTER', 'NETFILTER_XTABLES'];

const noNat = 'published ports and the way out of bridge networks do not work';
const noIpv6 = 'IPv6 networks of containers do not work';

/** The firewall as iptables makes it: its tables, matches and targets, and the NAT below. */
export const netfilterOptions = optionTable({
  NF_NAT: { lack: noNat, module: 'nf_nat', on: ['NETFILTER', 'NF_CONNTRACK'], use: 'iptables', required: 'error' },
  NF_NAT_IPV4: {
    lack: noNat,
    versions: '3.7-5.0',
    otherwise: 'it is a part of NF_NAT since 5.1',
    module: 'nf_nat_ipv4',
    on: ['NETFILTER', 'NF_CONNTRACK'],
    backported: ['NF_NAT'],
    use: 'iptables',
    required: 'error',
  },
  NF_NAT_NEEDED: {
    lack: noNat,
    versions: '-5.1',
    otherwise: 'it only marked that NAT was wanted, until 5.1',
    on: ['NF_NAT'],
    by: 'NF_NAT_IPV4',
    backported: ['NF_NAT'],
    use: 'iptables',
    required: 'error',
  },
  IP_NF_FILTER: {
    lack: 'dockerd cannot make the rules of its networks and does not start',
    module: 'iptable_filter',
    on: legacy4,
    or: viaNft(...nft4),
    use: 'iptables',
    required: 'error',
  },
  IP_NF_NAT: {
    lack: 'dockerd cannot make the NAT chain of its networks and does not start',
    versions: '3.17-',
    otherwise: 'NF_NAT_IPV4 did its work until 3.16',
    module: 'iptable_nat',
    on: legacy4,
    or: viaNft(...nft4, 'NFT_NAT', 'NFT_CHAIN_NAT_IPV4'),
    use: 'iptables',
    required: 'error',
  },
  IP_NF_TARGET_MASQUERADE: {
    lack: 'containers cannot reach anything beyond the host',
    module: [
      ['0', 'ipt_MASQUERADE'],
      ['5.2', null],
    ],
    on: ['IP_NF_IPTABLES', '3.17:IP_NF_NAT'],
    or: viaNft(...nft4, 'NETFILTER_XT_TARGET_MASQUERADE'),
    use: 'iptables',
    required: 'error',
  },
  IP_NF_RAW: {
    lack: 'ports cannot be published with Docker 28 and later, which guards them in the raw table',
    module: 'iptable_raw',
    on: legacy4,
    or: viaNft(...nft4),
    use: 'iptables',
    required: 'error',
  },
  IP_NF_MANGLE: {
    lack: 'published ports of Docker Swarm do not work',
    module: 'iptable_mangle',
    on: legacy4,
    or: viaNft(...nft4),
    use: 'swarm',
    required: 'info',
  },
  IP6_NF_FILTER: {
    lack: noIpv6,
    module: 'ip6table_filter',
    on: legacy6,
    or: viaNft(...nft6),
    notWithout: 'IPV6',
    use: 'iptables',
    required: 'warning',
  },
  IP6_NF_NAT: {
    lack: noIpv6,
    versions: '3.17-',
    otherwise: 'NF_NAT_IPV6 did its work until 3.16',
    module: 'ip6table_nat',
    on: legacy6,
    or: viaNft(...nft6, 'NFT_NAT'),
    notWithout: 'IPV6',
    use: 'iptables',
    required: 'warning',
  },
  IP6_NF_TARGET_MASQUERADE: {
    lack: noIpv6,
    module: [
      ['0', 'ip6t_MASQUERADE'],
      ['5.2', null],
    ],
    on: ['IP6_NF_IPTABLES', '3.17:IP6_NF_NAT'],
    or: viaNft(...nft6, 'NETFILTER_XT_TARGET_MASQUERADE'),
    notWithout: 'IPV6',
    use: 'iptables',
    required: 'warning',
  },
  IP6_NF_RAW: {
    lack: 'IPv6 ports cannot be published with Docker 28 and later, which guards them in the raw table',
    module: 'ip6table_raw',
    on: legacy6,
    or: viaNft(...nft6),
    notWithout: 'IPV6',
    use: 'iptables',
    required: 'warning',
  },
  IP6_NF_MANGLE: {
    lack: 'IPv6 ports of Docker Swarm cannot be published',
    module: 'ip6table_mangle',
    on: legacy6,
    or: viaNft(...nft6),
    notWithout: 'IPV6',
    use: 'swarm',
    required: 'info',
  },
  NETFILTER_XT_MATCH_ADDRTYPE: {
    lack: 'dockerd cannot make the NAT rules of its networks and does not start',
    module: 'xt_addrtype',
    on: xtables,
    use: 'iptables',
    required: 'error',
    kubernetes: 'warning',
  },
  NETFILTER_XT_MATCH_CONNTRACK: {
    lack: 'dockerd cannot make the rules of its networks and does not start',
    module: 'xt_conntrack',
    on: [...xtables, 'NF_CONNTRACK'],
    use: 'iptables',
    required: 'error',
    kubernetes: 'warning',
  },
  NETFILTER_XT_MATCH_IPVS: {
    lack: 'the routing mesh of Docker Swarm does not work',
    module: 'xt_ipvs',
    on: [...xtables, 'IP_VS'],
    use: 'swarm',
    required: 'info',
  },
  NETFILTER_XT_MARK: {
    lack: 'Docker Swarm and kube-proxy cannot mark packets',
    module: 'xt_mark',
    on: xtables,
    use: 'swarm',
    required: 'info',
    kubernetes: 'warning',
  },
  NETFILTER_XT_MATCH_COMMENT: {
    lack: 'kube-proxy cannot comment its rules, which it does to each, and kubeadm refuses the node',
    module: 'xt_comment',
    on: xtables,
    use: 'iptables',
    kubernetes: 'error',
  },
  NETFILTER_XT_MATCH_STATISTIC: {
    lack: 'kube-proxy cannot spread connections over the endpoints of a service in its iptables mode',
    module: 'xt_statistic',
    on: xtables,
    use: 'iptables',
    kubernetes: 'warning',
  },
  NETFILTER_XT_TARGET_REDIRECT: {
    lack: 'packets cannot be redirected to ports of the node, and kubeadm refuses it',
    module: 'xt_REDIRECT',
    on: [...xtables, 'NF_NAT'],
    or: [{ options: ['IP_NF_TARGET_REDIRECT'] }],
    use: 'iptables',
    kubernetes: 'error',
  },
  IP_NF_TARGET_REDIRECT: {
    lack: 'published ports of Docker Swarm do not work',
    module: [['0', null]],
    on: ['IP_NF_IPTABLES', '3.17:IP_NF_NAT'],
    or: viaNft(...nft4, 'NETFILTER_XT_TARGET_REDIRECT'),
    use: 'swarm',
    optional: 'info',
  },
  NETFILTER_XT_TARGET_MASQUERADE: {
    lack: 'containers cannot reach anything beyond the host',
    versions: '5.2-',
    otherwise: 'IP_NF_TARGET_MASQUERADE did its work until 5.1',
    module: 'xt_MASQUERADE',
    on: [...xtables, 'NF_NAT'],
    use: 'iptables',
  },
  NETFILTER_XT_MATCH_BPF: {
    lack: 'encrypted overlay networks do not work',
    module: 'xt_bpf',
    on: xtables,
    use: 'feature',
    optional: 'info',
  },
  NF_NAT_FTP: {
    lack: 'FTP clients in containers do not work',
    module: 'nf_nat_ftp',
    by: 'NF_CONNTRACK_FTP',
    use: 'feature',
    optional: 'info',
  },
  NF_CONNTRACK_FTP: {
    lack: 'FTP clients in containers do not work',
    module: 'nf_conntrack_ftp',
    on: ['NF_CONNTRACK'],
    use: 'feature',
    optional: 'info',
  },
  NF_NAT_TFTP: {
    lack: 'TFTP clients in containers do not work',
    module: 'nf_nat_tftp',
    by: 'NF_CONNTRACK_TFTP',
    use: 'feature',
    optional: 'info',
  },
  NF_CONNTRACK_TFTP: {
    lack: 'TFTP clients in containers do not work',
    module: 'nf_conntrack_tftp',
    on: ['NF_CONNTRACK'],
    use: 'feature',
    optional: 'info',
  },
});
