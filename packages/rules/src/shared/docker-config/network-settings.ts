import { isSince } from '../docker-options/engine-version.js';
import { isIpv4, parsePrefix, type Prefix } from '../go-parse/ip.js';
import type { Setting } from './daemon-config.js';
import { decodedList, decodedMap, decodedText } from './decoded.js';
import type { Effective } from './effective.js';
import { switchDefault } from './settings-conflicts.js';
import type { Word } from './words.js';

/** A range of addresses that dockerd splits into networks of `size` bits. */
export interface AddressPool extends Prefix {
  readonly size: number;
}

/** What dockerd is told about networks. */
export interface NetworkSettings {
  /** The bridge of the default network: empty for docker0, which dockerd makes itself; `none`: no default network. */
  readonly bridge: Setting<string>;
  readonly iptables: Setting<boolean>;
  readonly ip6tables: Setting<boolean>;
  readonly ipForward: Setting<boolean>;
  readonly icc: Setting<boolean>;
  readonly userlandProxy: Setting<boolean>;
  /** IPv6 on the default network. */
  readonly ipv6: Setting<boolean>;
  readonly firewall: Setting<'iptables' | 'nftables'>;
  readonly bip: Setting<string>;
  readonly fixedCidr: Setting<string>;
  /** Of the default network. */
  readonly mtu: Setting<number>;
  /** Of the networks that users make; `null` where nothing says it. */
  readonly networkMtu: number | null;
  readonly dns: Setting<readonly string[]>;
  /** The pools of IPv4 that replace the ones built in; empty where none do. */
  readonly addressPools: Setting<readonly AddressPool[]>;
  /** Whether containers may be reached by their own addresses from outside; then no rules of the table raw keep that off. */
  readonly directRouting: Setting<boolean>;
  /** DOCKER_IGNORE_BR_NETFILTER_ERROR=1, which counts since 27.5.1. */
  readonly ignoresBridgeFilter: boolean;
  /** DOCKER_INSECURE_NO_IPTABLES_RAW=1, which counts since 28.0.2. */
  readonly skipsRawTable: boolean;
}

/** Sources: moby v20.10.24 to v29.7.2 daemon/config/config_linux.go; libnetwork/firewall_linux.go selectFirewallBackend. */
export function networkSettings(config: Effective, environment: ReadonlyMap<string, Word>): NetworkSettings {
  const on = (key: string): Setting<boolean> => config.switch(key, switchDefault(config.version, key));
  const isSet = (name: string, since: string): boolean =>
    isSince(config.version, since) && environment.get(name)?.text === '1';
  return {
    bridge: config.text('bridge'),
    iptables: on('iptables'),
    ip6tables: on('ip6tables'),
    ipForward: on('ip-forward'),
    icc: on('icc'),
    userlandProxy: on('userland-proxy'),
    ipv6: on('ipv6'),
    firewall: firewall(config, environment),
    bip: config.text('bip'),
    fixedCidr: config.text('fixed-cidr'),
    mtu: config.integer('mtu', 1500),
    networkMtu: networkMtu(config),
    dns: config.list('dns'),
    addressPools: addressPools(config),
    directRouting: on('allow-direct-routing'),
    ignoresBridgeFilter: isSet('DOCKER_IGNORE_BR_NETFILTER_ERROR', '27.5.1'),
    skipsRawTable: isSet('DOCKER_INSECURE_NO_IPTABLES_RAW', '28.0.2'),
  };
}

/** 28.2 to 28.5 took a variable for an experiment; 29.0 made it a setting. */
function firewall(config: Effective, environment: ReadonlyMap<string, Word>): NetworkSettings['firewall'] {
  const setting = config.text('firewall-backend');
  if (setting.value === 'nftables') return { ...setting, value: 'nftables' };
  const word = environment.get('DOCKER_FIREWALL_BACKEND');
  const tried = isSince(config.version, '28.2') && !isSince(config.version, '29.0') && word?.text === 'nftables';
  return tried
    ? { value: 'nftables', origin: 'environment', evidence: word.evidence }
    : { ...setting, value: 'iptables' };
}

const mtuOption = 'com.docker.network.driver.mtu';

function networkMtu(config: Effective): number | null {
  const inFile = decodedMap(decodedMap(config.fileValue('default-network-opts')).get('bridge')).get(mtuOption);
  const flags = config.flag('default-network-opt')?.values ?? [];
  const given = flags.findLast(text => text.startsWith(`bridge=${mtuOption}=`));
  const text = decodedText(inFile) ?? given?.slice(given.lastIndexOf('=') + 1) ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}

function addressPools(config: Effective): Setting<readonly AddressPool[]> {
  const pools = decodedList(config.pools()).flatMap(pool => {
    const [base, size] = [decodedMap(pool).get('base'), decodedMap(pool).get('size')];
    const prefix = typeof base === 'string' ? parsePrefix(base) : undefined;
    return prefix && isIpv4(prefix.address) && typeof size === 'bigint' ? [{ ...prefix, size: Number(size) }] : [];
  });
  const [evidence = null] = config.evidence('default-address-pools');
  return { value: pools, origin: pools.length === 0 ? 'default' : 'file', evidence };
}
