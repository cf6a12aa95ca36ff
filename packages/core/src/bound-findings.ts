import { uniqueEvidence } from './evidence.js';
import type { Finding, Status } from './report.js';
import { severityRank } from './severity.js';

/** Of one rule on one host, so many findings of a status are told one by one. No rule of ours has as many on a host that is well. */
export const mostSubjects = 200;

const mostEvidence = 20;

/** Stands for the subjects that are not told; the same in every run, so that it is known again. */
const restNames: Readonly<Record<Status, string>> = {
  fail: 'others that fail',
  unknown: 'others that are undecided',
  'not-applicable': 'others that do not apply',
  pass: 'others that pass',
};

const verbs: Readonly<Record<Status, string>> = {
  fail: 'fail',
  unknown: 'are undecided',
  'not-applicable': 'do not apply',
  pass: 'pass',
};

const statuses = Object.keys(restNames) as readonly Status[];

/**
 * The findings of a rule, of which a host can make as many as it likes: of each status so many, the gravest first and then by subject,
 * and one for the rest of that status, as grave as the gravest of them. So no status hides another, and the exit code is what it was.
 */
export function boundFindings(findings: readonly Finding[], most: number): readonly Finding[] {
  if (findings.length <= most) return findings;
  return statuses.flatMap(status => {
    const own = findings.filter(finding => finding.status === status);
    if (own.length <= most) return own;
    const ordered = own.sort(
      (a, b) => severityRank(a.severity) - severityRank(b.severity) || compareText(a.subject ?? '', b.subject ?? ''),
    );
    const [first, ...others] = ordered.slice(most);
    return first ? [...ordered.slice(0, most), restOf(first, others)] : ordered;
  });
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function restOf(first: Finding, others: readonly Finding[]): Finding {
  const { rule, severity, status, message, cure, kernel } = first;
  const more = others.length + 1;
  const subject = restNames[status];
  return {
    rule,
    severity,
    status,
    subject: kernel === undefined ? subject : `${subject} on ${kernel}`,
    message: `${more} more ${verbs[status]}, which --all-subjects tells one by one${status === 'pass' ? '' : `; the first of them: ${message}`}`,
    evidence: uniqueEvidence(
      [first, ...others.slice(0, mostEvidence)].flatMap(({ evidence }) => evidence),
      mostEvidence,
    ),
    fix: status === 'fail' ? { summary: 'As for those of this rule that are told one by one.', commands: [] } : null,
    cure,
    waiver: null,
    ...(kernel !== undefined && { kernel }),
    more,
  };
}
