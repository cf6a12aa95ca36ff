import { defineFact, UnknowableError } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';

/** Source: linux net/ipv4/netfilter/ip_tables.c: a table is there once somebody has used it by iptables-legacy. */
export const legacyTables = defineFact({
  id: 'network/legacy-tables',
  summary: 'The tables of iptables-legacy that the kernel has: filter, nat.',
  privileges: 'Only root may read /proc/net/ip_tables_names.',
  reads: { files: ['/proc/net/ip_tables_names'], stats: ['/proc/net/route'] },
  runningOnly: true,
  async collect(host): Promise<readonly string[]> {
    const bytes = await host.read('/proc/net/ip_tables_names', { maxBytes: 4096 });
    if (bytes)
      return decodeText(bytes)
        .split('\n')
        .filter(name => name !== '');
    // A kernel without ip_tables, or one that has not loaded it yet, has no such file.
    if (await host.stat('/proc/net/route')) return [];
    throw new UnknowableError('not-running', 'no kernel runs here: there is no /proc/net');
  },
});
