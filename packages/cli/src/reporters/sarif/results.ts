import type { ReportingDescriptor, Result } from 'sarif';
import type { Finding, Status } from '@hostlint/core';
import { fingerprint } from '../../fingerprint.js';
import { locationOf, relatedLocations } from './locations.js';
import { descriptorId, levelOf } from './rule-descriptor.js';

const kinds = {
  pass: 'pass',
  fail: 'fail',
  'not-applicable': 'notApplicable',
  unknown: 'open',
} as const satisfies Readonly<Record<Status, Result['kind']>>;

/** Findings as results. `full`: with a base for paths, the other places, and the fix as data. */
export function resultsOf(
  findings: readonly Finding[],
  rules: readonly ReportingDescriptor[],
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
      ruleId: descriptorId(finding),
      ruleIndex: rules.findIndex(({ id }) => id === descriptorId(finding)),
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

function propertiesOf({ severity, subject, securitySeverity, fix, cure }: Finding): Record<string, unknown> {
  return {
    severity,
    ...(subject !== null && { subject }),
    ...(securitySeverity !== undefined && { 'security-severity': securitySeverity.toFixed(1) }),
    ...(fix && { fix }),
    ...(cure !== null && { cure }),
  };
}
