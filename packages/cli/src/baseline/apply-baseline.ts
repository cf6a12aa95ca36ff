import type { Finding, Report } from '@hostlint/core';
import { counted } from '../reporters/pretty/words.js';
import { UsageError } from '../usage-error.js';
import { compareFindings } from './compare.js';

const mostNamed = 5;

/** Marks the findings of reports by those of before, host by host, and says what could not be compared. */
export function applyBaseline(
  reports: readonly Report[],
  before: readonly Report[],
  name: string,
): { readonly findings: readonly (readonly Finding[])[]; readonly notices: readonly string[] } {
  const hosts = byLabel(before, name);
  const notices: string[] = [];
  const findings = reports.map(({ host, findings }) => {
    const then = hosts.get(host.label);
    if (!then) notices.push(unknownHost(host.label, [...hosts.keys()], name));
    const compared = compareFindings(findings, then?.findings ?? []);
    const rules = [...new Set(compared.untold.map(({ rule }) => rule))];
    if (rules.length > 0) {
      const what = counted(compared.untold.length, 'finding');
      const why =
        'whose rules were not judged, not decided or not told one by one now, so that nothing is said of them';
      notices.push(`the baseline "${name}" has ${what} of ${host.label} ${why}: ${named(rules)}`);
    }
    return compared.findings;
  });
  return { findings, notices };
}

function byLabel(reports: readonly Report[], name: string): ReadonlyMap<string, Report> {
  const hosts = new Map<string, Report>();
  for (const report of reports) {
    const { label } = report.host;
    if (hosts.has(label)) {
      const cure = 'give hosts labels of their own with --label';
      throw new UsageError('invalid-baseline', `"${name}" holds two reports of a host "${label}"; ${cure}`);
    }
    hosts.set(label, report);
  }
  return hosts;
}

function unknownHost(label: string, labels: readonly string[], name: string): string {
  const has = labels.length === 0 ? 'no host at all' : `no host "${label}", but ${named(labels)}`;
  return `the baseline "${name}" has ${has}: all that is found on ${label} is new (--label names the host)`;
}

const named = (names: readonly string[]): string =>
  names.length > mostNamed
    ? `${names.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more`
    : names.join(', ');
