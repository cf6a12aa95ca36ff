import type { Result } from 'sarif';
import type { Finding, Rule, Status } from '@hostlint/core';
import { fingerprint } from '../../fingerprint.js';
import { locationOf, relatedLocations } from './locations.js';
import { levelOf } from './rule-descriptor.js';

const kinds = {
  pass: 'pass',
  fail: 'fail',
  'not-applicable': 'notApplicable',
  unknown: 'open',
} as const satisfies Readonly<Record<Status, Result['kind']>>;

/** Findings as results. `full`: with a base for paths, the other places, and the fix as data. */
export function resultsOf(
  findings: readonly Finding[],
  rules: readonly Rule[],
  label: string,
  full: boolean,
): readonly Result[] {
  const seen = new Map<string, number>();
  return findings.map(finding => {
    const key = [finding.rule, finding.subject ?? ''].join('\0');
    const repeat = seen.get(key) ?? 0;
    seen.set(key, repeat + 1);
    const id = fingerprint(finding.rule, label, finding.subject ?? '', ...(repeat > 0 ? [String(repeat)] : []));
    const related = full ? relatedLocations(finding) : [];
    return {
      ruleId: finding.rule,
      ruleIndex: rules.findIndex(rule => rule.id === finding.rule),
      kind: kinds[finding.status],
      level: finding.status === 'fail' ? levelOf(finding.severity) : 'none',
      message: { text: messageOf(finding) },
      locations: [locationOf(finding, label, full)],
      ...(related.length > 0 && { relatedLocations: related }),
      partialFingerprints: { 'hostlint/v1': id, primaryLocationLineHash: id },
      ...(full && { properties: propertiesOf(finding) }),
    };
  });
}

function messageOf({ message, fix, cure, status }: Finding): string {
  if (status === 'fail' && fix)
    return [message, '', `Fix: ${fix.summary}`, ...fix.commands.map(command => `  ${command}`)].join('\n');
  return cure === null ? message : `${message}\n\n${cure}`;
}

function propertiesOf({ severity, subject, fix, cure }: Finding): Record<string, unknown> {
  return { severity, ...(subject !== null && { subject }), ...(fix && { fix }), ...(cure !== null && { cure }) };
}
