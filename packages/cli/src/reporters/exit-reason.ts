import { exitCodeOfFinding, severities, weighs, type ExitPolicy, type Report } from '@hostlint/core';
import { isUnreadable } from '../many/unreadable-rule.js';
import { counted } from './pretty/words.js';

/** Why a report has its exit code, as one sentence. "Error" is the severity here. */
export function exitReason({ findings, counts, exitCode, staleWaivers = [] }: Report, policy: ExitPolicy): string {
  const { failOn, unknown, onlyNew = false } = policy;
  const fresh = onlyNew ? 'new ' : '';
  const open = findings.filter(
    finding =>
      finding.status === 'unknown' &&
      finding.severity === 'error' &&
      weighs(finding) &&
      (!onlyNew || finding.baseline === 'new'),
  ).length;
  const counting = severities.slice(0, ['never', ...severities].indexOf(failOn));
  const none =
    failOn === 'never' ? 'fails do not count (--fail-on never)' : `no ${fresh}${counting.join(' or ')} failed`;
  const known = counts.waived > 0 ? ', but for what is waived' : '';
  switch (exitCode) {
    case 2: {
      if (isUnreadable({ findings })) return 'the host could not be read.';
      const broken = new Set(findings.filter(finding => finding.broken).map(({ rule }) => rule)).size;
      return `${counted(broken, 'rule')} broke; the rest of the report holds.`;
    }
    case 1: {
      const decisive = findings.filter(finding => exitCodeOfFinding(finding, policy) === 1);
      const failed = severities.flatMap(severity => {
        const count = decisive.filter(finding => finding.severity === severity).length;
        return count > 0 ? [counted(count, `${fresh}${severity}`)] : [];
      });
      const stale = counted(staleWaivers.length, 'waiver');
      if (failed.length > 0) return `${failed.join(' and ')} failed.`;
      return `${none}, but ${stale} ${staleWaivers.length === 1 ? 'covers' : 'cover'} nothing (--fail-on-stale-waivers).`;
    }
    case 3:
      return `${none}, but ${counted(open, `${fresh}finding`)} of severity error could not be decided.`;
    default:
      return `${none}, and ${open === 0 ? `no ${fresh}error is undecided` : `what is undecided does not count (--unknown ${unknown})`}${known}.`;
  }
}
