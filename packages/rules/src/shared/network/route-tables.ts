import { afterPrefix } from '../after-prefix.js';
import { formatRange, ipv4Range, parseIpv4Range, type Ipv4Range } from './ipv4-range.js';

/** One line of /proc/net/route. */
export interface RouteLine {
  readonly range: Ipv4Range;
  /** `*` for routes that lead nowhere, such as `blackhole`. */
  readonly device: string;
  readonly viaGateway: boolean;
  readonly metric: number;
  /** The line in the file, from 1. */
  readonly line: number;
  readonly text: string;
}

const gatewayFlag = 0x2;

/** The kernel writes addresses as numbers of its own byte order, so the masks tell which one that is. Source: linux net/ipv4/fib_trie.c fib_route_seq_show. */
export function parseRouteTable(text: string): readonly RouteLine[] {
  const rows = text.split('\n').flatMap((line, index) => {
    const cells = line.trim().split(/\s+/);
    const [device = '', target = '', , flags = '', , , metric = '', mask = ''] = cells;
    const isRow = [target, mask].every(cell => /^[0-9A-F]{8}$/i.test(cell)) && /^[0-9A-F]{4}$/i.test(flags);
    return isRow ? [{ device, target, flags, metric, mask, line: index + 1, text: cells.join(' ') }] : [];
  });
  const bigEndian = rows.some(({ mask }) => isMask(number(mask, true)) && !isMask(number(mask, false)));
  return rows.map(({ device, target, flags, metric, mask, line, text: row }) => ({
    range: ipv4Range(number(target, bigEndian), bitsOf(number(mask, bigEndian))),
    device,
    viaGateway: (parseInt(flags, 16) & gatewayFlag) !== 0,
    metric: Number(metric) || 0,
    line,
    text: row,
  }));
}

function number(hex: string, bigEndian: boolean): number {
  const value = parseInt(hex, 16);
  if (bigEndian) return value;
  return ((value << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24)) >>> 0;
}

const bitsOf = (mask: number): number => mask.toString(2).replaceAll('0', '').length;

/** Whether ones are followed by zeros: then the other way round it is one less than a power of two. */
const isMask = (mask: number): boolean => (~mask & (~mask + 1)) === 0;

/** The ranges that the main table of /proc/net/fib_trie holds for directly connected. Source: linux net/ipv4/fib_trie.c fib_trie_seq_show. */
export function parseConnectedRanges(text: string): ReadonlySet<string> {
  const connected = new Set<string>();
  let table = '';
  let address = '';
  for (const line of text.split('\n')) {
    if (line.endsWith(':')) table = line;
    if (table !== 'Main:') continue;
    const row = line.trimStart();
    address = afterPrefix(row, '|-- ') ?? address;
    const [suffix = '', scope, type] = row.split(' ');
    const range = scope === 'link' && type === 'UNICAST' ? parseIpv4Range(`${address}${suffix}`) : undefined;
    if (range) connected.add(formatRange(range));
  }
  return connected;
}
