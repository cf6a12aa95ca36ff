import { defineRule, maybe, type Outcome } from '@hostlint/core';
import { daemonConfig, type DaemonConfig } from '../../facts/docker/daemon-config.js';
import { defaultBridge } from '../../facts/network/default-bridge.js';
import { resolver } from '../../facts/network/resolver.js';
import { routes, routesPath, type Route } from '../../facts/network/routes.js';
import { parsePrefix } from '../../shared/go-parse/ip.js';
import { isSince } from '../../shared/docker-options/engine-version.js';
import { nextNetwork, poolRanges, type PoolRange } from '../../shared/network/address-pools.js';
import { changeSetting, linesOf, notRunning } from '../../shared/network/docker-words.js';
import { formatRange, overlaps, rangeOfPrefix, type Ipv4Range } from '../../shared/network/ipv4-range.js';

export const addressPools = defineRule({
  id: 'network/address-pools',
  meta: {
    title: 'Docker has addresses left for its networks, and none that lead elsewhere.',
    why: 'Docker takes the first network of its pools that no device of the host is connected to. What lies behind a gateway, as with a VPN, it does not see, and hides from the host and its containers.',
    fix: 'Give "default-address-pools" that nothing else uses.',
    severity: 'error',
    stops: ['docker'],
    presets: ['docker'],
    sources: [
      'moby v20.10.24 vendor/github.com/docker/libnetwork/netutils/utils_linux.go ElectInterfaceAddresses, CheckRouteOverlaps',
      'moby v23.0.0 to v29.7.2 initBridgeDriver; v27.0.1 libnetwork/netutils/utils_linux.go InferReservedNetworks',
      'dockerd 20.10.24, 26.1.5 and 28.5.2 with routes over all pools, by scope, with bip, fixed-cidr and an existing docker0',
    ],
  },
  needs: {
    config: daemonConfig,
    routes: maybe(routes),
    resolver: maybe(resolver),
    bridge: maybe(defaultBridge),
  },
  messages: {
    exhausted:
      'Every network of Docker’s pools overlaps what this host is connected to, so the default network gets no addresses: dockerd would exit.',
    noneLeft:
      'Every network of Docker’s pools overlaps what this host is connected to: no further network can be made.',
    hidden:
      'The route to {target} through {device} overlaps {network}, which Docker {user}: hosts behind it with such addresses are not reached from here.',
  },
  check({ facts: { config, routes, resolver, bridge }, pass, fail, notApplicable, unknown }) {
    const { version, network } = config;
    if (!routes.known)
      return routes.reason === 'not-running'
        ? notApplicable(notRunning)
        : unknown(routes.detail, { subject: 'pools', ...(needsNone(config) ? { stops: [] } : {}) });
    const all = routes.value;
    // Until 20.10.15 any route but the default one counted.
    const counts = ({ connected, range }: Pick<Route, 'connected' | 'range'>): boolean =>
      isSince(version, '20.10.15') ? connected && !isDefault(range) : !isDefault(range);
    const pools = poolRanges(version, network.addressPools.value);
    const name = network.bridge.value === '' ? 'docker0' : network.bridge.value;
    const taken = all.filter(counts).map(({ range }) => range);
    const servers = resolver.known ? resolver.value.nameservers : [];
    const reserved = servers.flatMap(({ address }) => {
      const range = rangeOfPrefix(parsePrefix(`${address}/32`) ?? { address: [], bits: 0 });
      return range ? [range] : [];
    });
    const free = nextNetwork(pools, [...taken, ...reserved]);
    const evidence = [{ path: routesPath }, ...linesOf(network.addressPools)];
    const subject = 'pools';
    const fix = changeSetting(
      'Set "default-address-pools": [{"base": "10.200.0.0/16", "size": 24}], or another range that nothing uses.',
      config,
    );
    const ofPools = (): Outcome => {
      if (!free && !atRest(config, all, name)) {
        if (!bridge.known && bridge.reason !== 'not-running') return unknown(bridge.detail, { subject, evidence });
        // A bridge that is down has no routes and may have an address all the same, which dockerd then takes.
        if (bridge.known && bridge.value.device === 'bridge')
          return unknown(`whether ${name} has an address cannot be told while it is down`, { subject, evidence });
        return fail('exhausted', {}, { subject, evidence, fix });
      }
      if (!free) return fail('noneLeft', {}, { subject, evidence, fix, severity: 'warning', stops: [] });
      if (!resolver.known && !hasPlenty(pools, taken))
        return unknown(resolver.detail, { subject, ...(atRest(config, all, name) ? { stops: [] } : {}) });
      return pass({ subject, evidence });
    };
    const own = all.filter(({ device, connected }) => connected && isDockers(device, name)).map(({ range }) => range);
    const used = own.length > 0 ? own : (chosen(config) ?? (free && resolver.known ? [free] : []));
    const isChosen = own.length === 0 && chosen(config) !== undefined;
    const otherBip = changeSetting('Give "bip" or "fixed-cidr" a network that nothing else uses.', config);
    const others = all.filter(({ range, device }) => !isBroad(range) && device !== '*' && !isDockers(device, name));
    const hidden = others.flatMap(({ target, range, device, line, text, ...route }): readonly Outcome[] => {
      const evidence = [{ path: routesPath, line, text }];
      const say = (other: Ipv4Range, user: string, severity: 'warning' | 'info'): readonly Outcome[] => {
        const details = { subject: target, evidence, severity, stops: [] };
        const way = isChosen && severity === 'warning' ? otherBip : fix;
        return [fail('hidden', { target, device, network: formatRange(other), user }, { ...details, fix: way })];
      };
      const now = used.find(one => overlaps(one, range));
      if (now) return say(now, own.length > 0 ? 'uses' : 'is to use', 'warning');
      // What counts as taken Docker passes over.
      const later = counts({ range, ...route }) ? undefined : pools.find(pool => overlaps(pool.range, range));
      return later ? say(later.range, 'takes networks from later', 'info') : [];
    });
    return [ofPools(), ...hidden.slice(0, mostRoutes)];
  },
});

const mostRoutes = 20;

const isDefault = ({ bits }: Ipv4Range): boolean => bits === 0;

/** A default route, or one of the two halves that a VPN puts over it: such a route says nothing of what is in use. */
const isBroad = ({ bits }: Ipv4Range): boolean => bits <= 1;

const isDockers = (device: string, bridge: string): boolean => device === bridge || /^br-[0-9a-f]{12}$/.test(device);

/** Whether the settings say that the default network needs none of the pools. Until 23.0 dockerd looked for one all the same. */
const needsNone = ({ version, network }: DaemonConfig): boolean =>
  network.bridge.value === 'none' ||
  (isSince(version, '23.0') && (network.bip.value !== '' || network.fixedCidr.value !== ''));

/** Whether the default network needs none of the pools, as its bridge has an address already. */
const atRest = (config: DaemonConfig, routes: readonly Route[], name: string): boolean =>
  needsNone(config) || routes.some(({ device, connected }) => connected && device === name);

/** The network that the settings give the default network. */
function chosen({ network }: DaemonConfig): readonly Ipv4Range[] | undefined {
  const prefix = parsePrefix(network.bip.value) ?? parsePrefix(network.fixedCidr.value);
  const range = prefix && rangeOfPrefix(prefix);
  return range && [range];
}

/** Whether there are more networks left than a host has nameservers. */
function hasPlenty(pools: readonly PoolRange[], taken: readonly Ipv4Range[]): boolean {
  const gone = [...taken];
  for (let count = 0; count < 8; count++) {
    const next = nextNetwork(pools, gone);
    if (!next) return false;
    gone.push(next);
  }
  return true;
}
