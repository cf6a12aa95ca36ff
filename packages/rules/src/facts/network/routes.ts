import { defineFact, UnknowableError } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { formatRange, type Ipv4Range } from '../../shared/network/ipv4-range.js';
import { parseConnectedRanges, parseRouteTable } from '../../shared/network/route-tables.js';

/** A route of IPv4 in the main table. */
export interface Route {
  /** Where it leads: `172.16.0.0/12`; `0.0.0.0/0` is the default route. */
  readonly target: string;
  readonly range: Ipv4Range;
  readonly device: string;
  readonly viaGateway: boolean;
  /** Whether its hosts are neighbours on the device (scope link), which is what engines hold for taken. */
  readonly connected: boolean;
  /** What is smaller comes first. */
  readonly metric: number;
  readonly line: number;
  readonly text: string;
}

export const routesPath = '/proc/net/route';

export const routes = defineFact({
  id: 'network/routes',
  summary:
    'The routes of IPv4 in the kernel’s main table, and which of them are of networks that the host is connected to.',
  reads: { files: [routesPath, '/proc/net/fib_trie'] },
  runningOnly: true,
  async collect(host): Promise<readonly Route[]> {
    const table = await host.read(routesPath);
    if (!table) throw new UnknowableError('not-running', 'no kernel runs here: there is no /proc/net/route');
    const lines = parseRouteTable(decodeText(table));
    const trie = await host.read('/proc/net/fib_trie');
    const connected = trie && parseConnectedRanges(decodeText(trie));
    return lines.map(({ range, ...line }) => {
      const target = formatRange(range);
      // Without the trie: a route without a gateway is of scope link unless somebody said otherwise.
      const isConnected = !line.viaGateway && (connected ? connected.has(target) : line.device !== '*');
      return { target, range, ...line, connected: isConnected };
    });
  },
});
