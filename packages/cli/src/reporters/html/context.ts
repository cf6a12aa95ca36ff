import type { Rule } from '@hostlint/core';
import type { ReportSettings } from '../report-settings.js';
import { HostSets } from './host-sets.js';
import type { PageHost } from './hosts.js';

/** What the parts of a page share. */
export interface Page {
  readonly hosts: readonly PageHost[];
  /** Hosts are told apart. */
  readonly many: boolean;
  readonly sets: HostSets;
  readonly settings: ReportSettings;
  ruleOf(id: string): Rule | undefined;
  /** The fragment that leads to a rule. */
  hrefOf(rule: string): string;
  /** The same as an `id`, for the first that asks: the page has one place for each rule. */
  claim(rule: string): string | null;
}

export function pageOf(hosts: readonly PageHost[], rules: readonly Rule[], settings: ReportSettings): Page {
  const byId = new Map(rules.map(rule => [rule.id, rule]));
  const claimed = new Set<string>();
  const only = hosts.length === 1 ? hosts[0] : undefined;
  const idOf = (rule: string): string => (only ? `${only.key}/${rule}` : rule);
  return {
    hosts,
    many: only === undefined,
    sets: new HostSets(hosts),
    settings,
    ruleOf: id => byId.get(id),
    hrefOf: rule => `#${idOf(rule)}`,
    claim(rule) {
      if (claimed.has(rule)) return null;
      claimed.add(rule);
      return idOf(rule);
    },
  };
}
