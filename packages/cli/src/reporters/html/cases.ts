import { severities, type Evidence, type Finding, type Severity, type Status } from '@hostlint/core';
import type { PageHost } from './hosts.js';

/** What a finding asks of the reader. One that does not count is its own kind, whatever its status. */
export type Kind = 'fail' | 'unknown' | 'broken' | 'waived' | 'kernel' | 'gone' | 'pass' | 'not-applicable';

/** A finding, and the hosts that have it in the same words. */
export interface Case {
  readonly kind: Kind;
  readonly finding: Finding;
  readonly hosts: number[];
  /** Where it was seen, and on which of the hosts. */
  readonly seen: Map<string, { readonly evidence: readonly Evidence[]; readonly hosts: number[] }>;
}

export function kindOf({ broken, baseline, waiver, kernel, status }: Finding): Kind {
  if (broken) return 'broken';
  if (baseline === 'absent') return 'gone';
  if (waiver) return 'waived';
  if (kernel !== undefined && asks(status)) return 'kernel';
  return status;
}

/** Worth knowing; nothing must be done now. */
export const isNote = ({ kind, finding }: Case): boolean => kind === 'fail' && finding.severity === 'info';

const asks = (status: Status): boolean => status === 'fail' || status === 'unknown';

/** The findings of all hosts, each once; gravest first, then those of most hosts. */
export function gatherCases(hosts: readonly PageHost[]): readonly Case[] {
  const cases = new Map<string, Case>();
  const wordsOf = hosts.length > 1 ? wordsAmongMany : words;
  for (const { index, report } of hosts) {
    for (const finding of report.findings) {
      const key = wordsOf(finding);
      let one = cases.get(key);
      if (!one) cases.set(key, (one = { kind: kindOf(finding), finding, hosts: [], seen: new Map() }));
      if (one.hosts.at(-1) !== index) one.hosts.push(index);
      const places = JSON.stringify(finding.evidence);
      const seen = one.seen.get(places);
      if (seen) seen.hosts.push(index);
      else one.seen.set(places, { evidence: finding.evidence, hosts: [index] });
    }
  }
  // Sorting is stable, and each report is sorted: among equals the order of the report stays.
  return [...cases.values()].sort(
    (a, b) =>
      severityRank(a.finding.severity) - severityRank(b.finding.severity) ||
      b.hosts.length - a.hosts.length ||
      compareText(a.finding.rule, b.finding.rule),
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** All that is said but where it was seen. */
const words = ({ evidence: _, ...rest }: Finding): string => JSON.stringify(rest);

/** Of what is well, many hosts tell only that it is. */
const wordsAmongMany = (finding: Finding): string => {
  const kind = kindOf(finding);
  if (kind === 'pass') return `pass ${finding.rule}`;
  return kind === 'not-applicable' ? `not-applicable ${finding.rule} ${finding.message}` : words(finding);
};

const severityRank = (severity: Severity): number => severities.indexOf(severity);
