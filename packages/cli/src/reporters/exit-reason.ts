import type { ExitPolicy, Report } from '@hostlint/core';
import { counted } from './pretty/words.js';

/** Why a report has its exit code, as one sentence. "Error" is the severity here. */
export function exitReason({ findings, exitCode, counts }: Report, { failOn, unknown }: ExitPolicy): string {
  const open = findings.filter(({ status, severity }) => status === 'unknown' && severity === 'error').length;
  const counting = (['error', 'warning', 'info'] as const).slice(
    0,
    ['never', 'error', 'warning', 'info'].indexOf(failOn),
  );
  const none = failOn === 'never' ? 'fails do not count (--fail-on never)' : `no ${counting.join(' or ')} failed`;
  switch (exitCode) {
    case 2: {
      const broken = new Set(findings.filter(finding => finding.broken).map(({ rule }) => rule)).size;
      return `${counted(broken, 'rule')} broke; the rest of the report holds.`;
    }
    case 1: {
      const failed = counting.filter(severity => counts.fail[severity] > 0);
      return `${failed.map(severity => counted(counts.fail[severity], severity)).join(' and ')} failed.`;
    }
    case 3:
      return `${none}, but ${counted(open, 'finding')} of severity error could not be decided.`;
    default:
      return `${none}, and ${open === 0 ? 'no error is undecided' : `what is undecided does not count (--unknown ${unknown})`}.`;
  }
}
