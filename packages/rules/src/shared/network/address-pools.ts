import { isSince } from '../docker-options/engine-version.js';
import type { AddressPool } from '../docker-config/network-settings.js';
import { lastOf, parseIpv4Range, rangeOfPrefix, type Ipv4Range } from './ipv4-range.js';

/** A range that dockerd takes networks of `size` bits from. */
export interface PoolRange {
  readonly range: Ipv4Range;
  readonly size: number;
}

const builtIn: readonly (readonly [base: string, size: number])[] = [
  ['172.17.0.0/16', 16],
  ['172.18.0.0/16', 16],
  ['172.19.0.0/16', 16],
  ['172.20.0.0/14', 16],
  ['172.24.0.0/14', 16],
  ['172.28.0.0/14', 16],
  ['192.168.0.0/16', 20],
];

/**
 * The pools in the order in which dockerd takes from them: as they are written, and since 27.0 by address.
 * Sources: moby v20.10.24 to v29.7.2 libnetwork/ipamutils/utils.go, the same built in; v27.0.1 libnetwork/ipams/defaultipam/address_space.go.
 */
export function poolRanges(version: string, configured: readonly AddressPool[]): readonly PoolRange[] {
  if (configured.length === 0)
    return builtIn.flatMap(([base, size]) => {
      const range = parseIpv4Range(base);
      return range ? [{ range, size }] : [];
    });
  const pools = configured.flatMap(pool => {
    const range = rangeOfPrefix(pool);
    return range && pool.size >= range.bits && pool.size <= 32 ? [{ range, size: pool.size }] : [];
  });
  return isSince(version, '27.0') ? pools.toSorted((a, b) => a.range.first - b.range.first) : pools;
}

/** The first network of the pools that touches nothing of what is taken; `undefined`: there is none left. */
export function nextNetwork(pools: readonly PoolRange[], taken: readonly Ipv4Range[]): Ipv4Range | undefined {
  const sorted = taken.toSorted((a, b) => a.first - b.first);
  for (const { range, size } of pools) {
    const step = 2 ** (32 - size);
    let first = range.first;
    for (const one of sorted) {
      if (lastOf(one) < first) continue;
      if (one.first > first + step - 1) break;
      // The next network that begins behind it.
      first = range.first + Math.ceil((lastOf(one) + 1 - range.first) / step) * step;
    }
    if (first <= lastOf(range)) return { first, bits: size };
  }
  return undefined;
}
