import type { Finding, Report } from '@hostlint/core';
import { fingerprint } from '../../fingerprint.js';
import { kernelFree } from './kernel-free.js';

/** By what a finding is known again in the next report. */
export interface Identity {
  readonly fingerprint: string;
  /** The subject and what tells it from others that are alike, without anything that an upgrade changes. */
  readonly key: string;
}

/**
 * One for each finding of a report, made of rule, host and subject. Nothing measured is in it: neither messages nor evidence, and of a
 * subject that names a kernel not which. Where that leaves several alike, they are counted, from the newest kernel to the oldest.
 */
export function identitiesOf(report: Report): ReadonlyMap<Finding, Identity> {
  const free = kernelFree(report);
  const others = [...new Set(report.findings.flatMap(({ kernel }) => kernel ?? []))].sort(newestFirst);
  const alike = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    const kernel = finding.kernel === undefined ? [] : [`other kernel ${others.indexOf(finding.kernel) + 1}`];
    const key = [finding.rule, free(finding.subject ?? ''), ...kernel].join('\0');
    const same = alike.get(key);
    if (same) same.push(finding);
    else alike.set(key, [finding]);
  }
  const identities = new Map<Finding, Identity>();
  for (const [key, findings] of alike) {
    const [rule = '', ...parts] = key.split('\0');
    const ordered = findings.length > 1 ? [...findings].sort(byAgeOfSubject) : findings;
    for (const [index, finding] of ordered.entries()) {
      const all = index === 0 ? parts : [...parts, String(index + 1)];
      identities.set(finding, {
        fingerprint: fingerprint(rule, report.host.label, ...all),
        key: all.filter(part => part !== '').join(' '),
      });
    }
  }
  return identities;
}

const newestFirst = (a: string, b: string): number => b.localeCompare(a, 'en', { numeric: true });

/** What is no more comes last, so that it takes no number from what is. */
const byAgeOfSubject = (a: Finding, b: Finding): number =>
  Number(a.baseline === 'absent') - Number(b.baseline === 'absent') || newestFirst(a.subject ?? '', b.subject ?? '');
