import type { Scenario } from '../namespace-script.js';

const iptables = 'network/iptables';
const filter = 'network/br-netfilter';
const pools = 'network/address-pools';
const bridge = 'network/default-bridge';
const noFilter = 'mount -t tmpfs none /proc/sys/net/bridge';
const readOnly = 'mount --bind /proc/sys/net /proc/sys/net; mount -o remount,bind,ro /proc/sys/net';
const sixth = ['--experimental', '--ip6tables=true'];
const ipv6 = ['--ipv6', '--fixed-cidr-v6=fd00:1::/64'];
const everywhere = 'link_up d0; ip route add 172.16.0.0/12 dev d0; ip route add 192.168.0.0/16 dev d0';
const lastNetwork =
  'for third in $(seq 0 16 224); do ip route add 192.168.$third.0/20 dev d0; done; ip route add 172.16.0.0/12 dev d0';

/** Daemons that make networks, each in a network namespace of its own. */
export const networks: readonly Scenario[] = [
  { name: 'as it comes', network: [] },
  { name: 'iptables-legacy', setup: 'choose iptables legacy; choose ip6tables legacy', network: [] },
  { name: 'no iptables', setup: 'hide iptables', network: [], refusal: iptables },
  { name: 'no iptables, no default network', setup: 'hide iptables', network: ['--bridge=none'], refusal: iptables },
  { name: 'no iptables, and told to do without', setup: 'hide iptables', network: ['--iptables=false'] },
  { name: 'no ip6tables', setup: 'hide ip6tables', network: [] },
  { name: 'no ip6tables, and told to use it', setup: 'hide ip6tables', network: sixth, refusal: iptables },
  { name: 'no ip6tables, and IPv6', setup: 'hide ip6tables', network: [...sixth, ...ipv6], refusal: iptables },
  { name: 'ip6tables and no iptables', network: [...sixth, '--iptables=false'], refusal: iptables },
  {
    name: 'no iptables, told to do without, and IPv6',
    setup: 'hide iptables',
    network: ['--iptables=false', ...ipv6],
    refusal: iptables,
  },
  { name: 'IPv6', network: ipv6 },
  {
    name: 'IPv6 on a kernel without it',
    setup: 'mount -t tmpfs none /proc/sys/net/ipv6',
    network: ipv6,
    refusal: 'network/ipv6-forward',
  },
  { name: 'told to leave forwarding alone', network: ['--ip-forward=false'] },
  { name: 'forwarding cannot be turned on', setup: readOnly, network: [], refusal: 'network/ipv4-forward' },
  {
    name: 'forwarding cannot be turned on, no default network',
    setup: readOnly,
    network: ['--bridge=none'],
    refusal: 'network/ipv4-forward',
  },
  { name: 'forwarding is on', setup: `echo 1 > /proc/sys/net/ipv4/ip_forward; ${readOnly}`, network: [] },
  { name: 'nothing needs br_netfilter', setup: noFilter, network: [] },
  { name: 'no br_netfilter, icc off', setup: noFilter, network: ['--icc=false'], refusal: filter },
  {
    name: 'no br_netfilter, userland proxy off',
    setup: noFilter,
    network: ['--userland-proxy=false'],
    refusal: filter,
  },
  {
    name: 'no br_netfilter, and told to go on without',
    setup: noFilter,
    network: ['--icc=false'],
    environment: { DOCKER_IGNORE_BR_NETFILTER_ERROR: '1' },
  },
  { name: 'no br_netfilter, no default network', setup: noFilter, network: ['--icc=false', '--bridge=none'] },
  { name: 'no br_netfilter, no forwarding', setup: noFilter, network: ['--icc=false', '--ip-forward=false'] },
  { name: 'br_netfilter, icc and userland proxy off', network: ['--icc=false', '--userland-proxy=false'] },
  { name: 'a bridge that is not there', network: ['--bridge=br5'], refusal: bridge },
  { name: 'a bridge without an address', setup: 'ip link add br5 type bridge', network: ['--bridge=br5'] },
  { name: 'a bridge that is none', setup: 'link_up br5 10.9.0.1/24', network: ['--bridge=br5'], refusal: bridge },
  { name: 'a docker0 that is no bridge', setup: 'link_up docker0', network: [], refusal: bridge },
  { name: 'connected to all pools', setup: everywhere, network: [], refusal: pools },
  { name: 'connected to all pools, no default network', setup: everywhere, network: ['--bridge=none'] },
  { name: 'connected to all pools, bip', setup: everywhere, network: ['--bip=10.200.0.1/24'], refusal: pools },
  {
    name: 'connected to all pools, fixed-cidr',
    setup: everywhere,
    network: ['--fixed-cidr=10.200.0.0/24'],
    refusal: pools,
  },
  {
    name: 'connected to all pools, and others are configured',
    setup: everywhere,
    network: ['--default-address-pool=base=10.200.0.0/16,size=24'],
  },
  {
    name: 'connected to all pools, docker0 has an address',
    setup: `${everywhere}; ip link add docker0 type bridge; ip link set docker0 up; ip address add 10.9.0.1/24 dev docker0`,
    network: [],
  },
  {
    name: 'connected to all pools, docker0 is down',
    setup: `${everywhere}; ip link add docker0 type bridge`,
    network: [],
    open: true,
  },
  {
    name: 'a way to all pools through a gateway',
    setup: 'link_up d0 10.8.0.2/24; ip route add 172.16.0.0/12 via 10.8.0.1; ip route add 192.168.0.0/16 via 10.8.0.1',
    network: [],
  },
  {
    name: 'a way to all pools, said to be of the whole world',
    setup:
      'link_up d0; ip route add 172.16.0.0/12 dev d0 scope global; ip route add 192.168.0.0/16 dev d0 scope global',
    network: [],
  },
  {
    name: 'connected to everything by halves',
    setup: 'link_up d0; ip route add 128.0.0.0/1 dev d0',
    network: [],
    refusal: pools,
  },
  { name: 'one network is left', setup: `link_up d0; ${lastNetwork}`, network: [] },
  {
    name: 'the nameserver is in the network that is left',
    setup: `link_up d0; ${lastNetwork}; echo nameserver 192.168.241.1 > "$LAB/etc/resolv.conf"`,
    network: [],
    refusal: pools,
  },
];
