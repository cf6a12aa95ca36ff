import type { Severity } from '@hostlint/core';
import type { OptionVerdict, OptionVerdicts } from './judge-option.js';
import type { OptionRow } from './outcomes.js';
import { kernelOptions, optionsAsked, type OptionName } from './table.js';

/** dockerd as far as it matters here; `null`: this run does not judge it. */
export interface JudgedDocker {
  /** With what it makes its rules; `null`: not known. */
  readonly firewall: 'iptables' | 'nftables' | 'none' | null;
  /** Whether it guards published ports in the raw table, as since 28.0; `null`: not known. */
  readonly usesRawTable: boolean | null;
}

/** Where these two are gone, all are, and the host needs another iptables. */
const oldTables: readonly OptionName[] = ['IP_NF_NAT', 'IP_NF_FILTER'];

/** What iptables-nft is made of. */
const iptablesNft: readonly OptionName[] = ['NF_TABLES', 'NF_TABLES_IPV4', 'NFT_COMPAT'];

/** What the rules of dockerd's nftables backend are made of (moby docker-v29.7.2 .../drivers/bridge/internal/nftabler). */
const nftablesBackend: readonly OptionName[] = [
  'NF_TABLES',
  'NF_TABLES_IPV4',
  'NFT_CT',
  'NFT_FIB',
  'NFT_FIB_IPV4',
  'NFT_MASQ',
  'NFT_NAT',
];

/**
 * The options that the judged engines cannot do without, each with its verdict for this host and how bad its lack is. What is there is
 * there whoever needs it; only of what is not there it matters who does.
 */
export function requiredRows(options: OptionVerdicts, docker: JudgedDocker | null): readonly OptionRow[] {
  const { verdicts } = options;
  const asked = optionsAsked('required')
    // Swarm is Docker's alone.
    .filter(name => docker !== null || kernelOptions[name].use !== 'swarm')
    .map(name => ({ name, verdict: verdicts[name], severity: kernelOptions[name].required ?? 'error' }));
  const nftables = [...new Set([...iptablesNft, ...(docker === null ? [] : nftablesBackend)])].map(name => ({
    name,
    verdict: verdicts[name],
    severity: docker === null ? ('warning' as const) : ('error' as const),
  }));
  return [
    ...asked.map(row => (isThere(row) ? row : byUse(row, options, docker))),
    ...nftables.map(row => (isThere(row) ? row : byFirewall(row, options, docker))),
  ];
}

const isThere = ({ verdict: { state } }: OptionRow): boolean => state === 'yes' || state === 'not-applicable';

function byUse(row: OptionRow, { verdicts }: OptionVerdicts, docker: JudgedDocker | null): OptionRow {
  const { name, verdict } = row;
  const { use } = kernelOptions[name];
  const ofRules = use === 'iptables' || use === 'swarm';
  // Other engines leave networks to plugins of many kinds, some of which need none of this.
  if (docker === null) return ofRules || (use === 'network' && name !== 'VETH') ? atMostWarning(row) : row;
  if (!ofRules) return row;
  const { firewall, usesRawTable } = docker;
  if (firewall === 'none') return notNeeded(row, leavesFirewallAlone);
  if (firewall === 'nftables') return notNeeded(row, 'dockerd is told to make its rules with nftables');
  if (firewall === null) return undecided(row, 'how dockerd makes the rules of its networks is not known');
  const allGone = oldTables.every(table => verdicts[table].fault === 'legacy-iptables');
  if (allGone && verdict.fault === 'legacy-iptables')
    return notNeeded(row, 'the kernel has none of the old tables, and kernel/xtables-legacy-gone says what follows');
  const ofRawTable = name === 'IP_NF_RAW' || name === 'IP6_NF_RAW';
  return ofRawTable && usesRawTable === false ? { ...row, severity: 'info' } : row;
}

function byFirewall(row: OptionRow, { iptables }: OptionVerdicts, docker: JudgedDocker | null): OptionRow {
  const firewall = docker === null ? 'iptables' : docker.firewall;
  if (firewall === 'none') return notNeeded(row, leavesFirewallAlone);
  if (firewall === null) return undecided(row, 'how dockerd makes the rules of its networks is not known');
  const needs = firewall === 'nftables' ? nftablesBackend : iptablesNft;
  if (!needs.includes(row.name)) return notNeeded(row, `the rules of networks are made with ${firewall}, without it`);
  if (firewall === 'nftables' || iptables === 'nft') return row;
  if (iptables === 'legacy') return notNeeded(row, 'the iptables of this host is the legacy variant');
  if (iptables === 'none') return notNeeded(row, 'there is no iptables on this host that would need it');
  return undecided(row, 'which variant of iptables this host has is not known');
}

const leavesFirewallAlone = 'dockerd is told to leave the firewall alone (iptables=false)';

const atMostWarning = (row: OptionRow): OptionRow =>
  row.severity === 'error' ? { ...row, severity: 'warning' satisfies Severity } : row;

const notNeeded = (row: OptionRow, why: string): OptionRow => ({
  ...row,
  verdict: { ...row.verdict, state: 'not-applicable', fault: null, why } satisfies OptionVerdict,
});

const undecided = (row: OptionRow, why: string): OptionRow => ({
  ...row,
  verdict: { ...row.verdict, state: 'unknown', fault: null, why } satisfies OptionVerdict,
});
