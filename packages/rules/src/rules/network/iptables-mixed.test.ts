import { testRule } from '@hostlint/core/testing';
import type { Iptables } from '../../facts/network/iptables.js';
import { iptablesMixed } from './iptables-mixed.js';

const of = (variant: Iptables['variant']): Iptables => ({ variant, path: '/usr/sbin/iptables', evidence: [] });

testRule(iptablesMixed, {
  pass: [{ name: 'iptables-nft alone', facts: { iptables: of('nft'), tables: [] } }],
  fail: [
    {
      name: 'both',
      facts: { iptables: of('nft'), tables: ['nat', 'filter'] },
      message: 'mixed',
      says: 'iptables-legacy has tables as well: nat, filter.',
      command: 'iptables-legacy -t nat -F',
      evidence: [{ path: '/proc/net/ip_tables_names', text: 'nat filter' }],
    },
  ],
  notApplicable: [
    { name: 'iptables-legacy', facts: { iptables: of('legacy'), tables: ['filter'] } },
    { name: 'no iptables', facts: { iptables: of(null), tables: [] } },
  ],
});
