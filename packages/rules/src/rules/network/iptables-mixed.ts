import { defineRule } from '@hostlint/core';
import { iptables } from '../../facts/network/iptables.js';
import { legacyTables } from '../../facts/network/legacy-tables.js';
import { fix } from '../../shared/fixes/by-distribution.js';

export const iptablesMixed = defineRule({
  id: 'network/iptables-mixed',
  meta: {
    title: 'No tables of iptables-legacy stand beside those of iptables-nft.',
    why: 'The kernel puts packets through both. Engines see and change only those of nftables, so an old rule may drop what theirs accept, and nobody who looks finds it.',
    fix: 'Find out who still uses iptables-legacy, and empty its tables.',
    severity: 'warning',
    presets: ['docker', 'containerd', 'podman', 'kubernetes'],
    sources: [
      'iptables 1.8.9 iptables/nft-shared.c nft_check_xt_legacy: "# Warning: iptables-legacy tables present"',
      'linux v6.1 net/ipv4/netfilter/ip_tables.c, net/netfilter/x_tables.c /proc/net/ip_tables_names',
    ],
  },
  needs: { iptables, tables: legacyTables },
  messages: { mixed: 'iptables is the nftables variant, and iptables-legacy has tables as well: {tables}.' },
  check({ facts: { iptables, tables }, pass, fail, notApplicable }) {
    const { variant, evidence } = iptables;
    if (variant !== 'nft') return notApplicable('iptables is not the nftables variant', { evidence });
    const path = '/proc/net/ip_tables_names';
    if (tables.length === 0) return pass({ evidence: [...evidence, { path }] });
    const flush = tables
      .slice(0, 8)
      .flatMap(table => [`iptables-legacy -t ${table} -F`, `iptables-legacy -t ${table} -X`]);
    const way = fix(
      'See what is in them and who wrote it; when nothing needs it, empty them, or reboot.',
      'iptables-legacy-save',
      ...flush,
    );
    return fail(
      'mixed',
      { tables: tables.join(', ') },
      { evidence: [...evidence, { path, text: tables.join(' ') }], fix: way },
    );
  },
});
