import { testFact } from '@hostlint/core/testing';
import type { NetworkSettings } from '../../shared/docker-config/network-settings.js';
import { daemonConfig } from '../docker/daemon-config.js';

const path = '/etc/docker/daemon.json';
const unit = '/etc/systemd/system/docker.service';
const host = (json: object, service = '[Service]\nExecStart=/usr/bin/dockerd\n') => ({
  files: { [path]: JSON.stringify(json), [unit]: service },
});
const values = ({ network }: { readonly network: NetworkSettings }) =>
  Object.fromEntries(
    Object.entries(network).map(([name, setting]) => [
      name,
      typeof setting === 'object' && setting !== null
        ? (setting as { readonly value: unknown }).value
        : (setting as unknown),
    ]),
  );
// Of the configuration only what it says about networks, without where that stands.
const settings = {
  ...daemonConfig,
  collect: async (...all: Parameters<typeof daemonConfig.collect>) => values(await daemonConfig.collect(...all)),
};

testFact(settings as never, [
  {
    name: 'dockerd 28 as it comes',
    host: host({}),
    engines: { docker: '28.5' },
    value: {
      bridge: '',
      iptables: true,
      ip6tables: true,
      ipForward: true,
      icc: true,
      userlandProxy: true,
      ipv6: false,
      firewall: 'iptables',
      bip: '',
      fixedCidr: '',
      mtu: 1500,
      networkMtu: null,
      dns: [],
      addressPools: [],
      directRouting: false,
      ignoresBridgeFilter: false,
      skipsRawTable: false,
    } as never,
  },
  {
    name: 'ip6tables was off before 27.0',
    host: host({}),
    engines: { docker: '26.1' },
    part: { ip6tables: false } as never,
  },
  {
    name: 'what daemon.json says',
    host: host({
      bridge: 'br5',
      iptables: false,
      'ip-forward': false,
      icc: false,
      'userland-proxy': false,
      ipv6: true,
      mtu: 1450,
      dns: ['10.0.0.2'],
      'fixed-cidr': '10.9.0.0/24',
      'default-network-opts': { bridge: { 'com.docker.network.driver.mtu': '1400' } },
      'default-address-pools': [
        { base: '10.200.0.0/16', size: 24 },
        { base: 'fd00::/48', size: 64 },
      ],
      'allow-direct-routing': true,
    }),
    engines: { docker: '28.5' },
    part: {
      bridge: 'br5',
      iptables: false,
      ipForward: false,
      icc: false,
      userlandProxy: false,
      ipv6: true,
      mtu: 1450,
      dns: ['10.0.0.2'],
      fixedCidr: '10.9.0.0/24',
      networkMtu: 1400,
      addressPools: [{ address: [10, 200, 0, 0], bits: 16, size: 24 }],
      directRouting: true,
    } as never,
  },
  {
    name: 'what arguments say',
    host: host(
      {},
      '[Service]\nExecStart=/usr/bin/dockerd --bip 10.9.0.1/24 --default-network-opt=bridge=com.docker.network.driver.mtu=1300 --default-address-pool base=10.8.0.0/16,size=26\n',
    ),
    engines: { docker: '28.5' },
    part: {
      bip: '10.9.0.1/24',
      networkMtu: 1300,
      addressPools: [{ address: [10, 8, 0, 0], bits: 16, size: 26 }],
    } as never,
  },
  {
    name: 'the firewall backend of 29',
    host: host({ 'firewall-backend': 'nftables' }),
    engines: { docker: '29.7' },
    part: { firewall: 'nftables' } as never,
  },
  {
    name: 'variables',
    host: host(
      {},
      '[Service]\nEnvironment=DOCKER_FIREWALL_BACKEND=nftables DOCKER_IGNORE_BR_NETFILTER_ERROR=1 DOCKER_INSECURE_NO_IPTABLES_RAW=1\nExecStart=/usr/bin/dockerd\n',
    ),
    engines: { docker: '28.5' },
    part: { firewall: 'nftables', ignoresBridgeFilter: true, skipsRawTable: true } as never,
  },
  {
    name: 'variables that older engines do not know',
    host: host(
      {},
      '[Service]\nEnvironment=DOCKER_FIREWALL_BACKEND=nftables DOCKER_IGNORE_BR_NETFILTER_ERROR=1 DOCKER_INSECURE_NO_IPTABLES_RAW=1\nExecStart=/usr/bin/dockerd\n',
    ),
    engines: { docker: '27.4.1' },
    part: { firewall: 'iptables', ignoresBridgeFilter: false, skipsRawTable: false } as never,
  },
]);
