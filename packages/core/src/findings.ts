import type { Counts, Finding, Status } from './report.js';
import { severities, type Severity } from './severity.js';

const statusOrder: readonly Status[] = ['fail', 'unknown', 'not-applicable', 'pass'];

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What is said of kernels that do not boot comes last. Gravest first, then by rule and subject; equal for equal findings on every machine and locale. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  // Apart first, so that each part is mostly in order already.
  const own = findings.filter(({ kernel }) => kernel === undefined);
  const ofOthers = own.length === findings.length ? [] : findings.filter(({ kernel }) => kernel !== undefined);
  return [own, ofOthers].flatMap(part => severities.flatMap(severity => inOrder(part, severity)));
}

function inOrder(findings: readonly Finding[], severity: Severity): readonly Finding[] {
  const those = findings.filter(finding => finding.severity === severity);
  return those.sort(
    (a, b) =>
      compareText(a.rule, b.rule) ||
      Number(a.more !== undefined) - Number(b.more !== undefined) ||
      compareText(a.subject ?? '', b.subject ?? '') ||
      statusOrder.indexOf(a.status) - statusOrder.indexOf(b.status) ||
      compareText(a.message, b.message),
  );
}

export function countFindings(findings: readonly Finding[]): Counts {
  const counts = { pass: 0, fail: { error: 0, warning: 0, info: 0 }, unknown: 0, notApplicable: 0, waived: 0 };
  for (const finding of findings) {
    if (finding.baseline === 'absent' || finding.kernel !== undefined) continue;
    if (finding.waiver) counts.waived += 1;
    else if (finding.status === 'fail') counts.fail[finding.severity] += 1;
    else if (finding.status === 'not-applicable') counts.notApplicable += 1;
    else counts[finding.status] += 1;
  }
  return counts;
}
