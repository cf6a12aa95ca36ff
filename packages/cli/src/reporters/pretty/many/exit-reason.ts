import type { ExitPolicy, Report, ReportSet } from '@hostlint/core';
import { isUnreadable } from '../../../many/unreadable-rule.js';
import { exitReason } from '../../exit-reason.js';
import { counted } from '../words.js';

/** Why a set has its exit code: what the hosts have that it comes from. */
export function exitReasonOfMany({ reports, exitCode, staleWaivers = [] }: ReportSet, policy: ExitPolicy): string {
  const those = reports.filter(report => report.exitCode === exitCode);
  const on = (hosts: readonly Report[]): string => `${hosts.length} of ${counted(reports.length, 'host')}`;
  const [first] = those;
  switch (exitCode) {
    case 2: {
      const unreadable = those.filter(isUnreadable);
      const broke = those.filter(report => !isUnreadable(report));
      return [
        ...(unreadable.length > 0 ? [`${on(unreadable)} could not be read`] : []),
        ...(broke.length > 0 ? [`a rule broke on ${on(broke)}`] : []),
      ]
        .join(', and ')
        .concat('; the rest of the report holds.');
    }
    case 1:
      if (first) return `something that counts failed on ${on(those)}.`;
      return `nothing that counts failed, but ${counted(staleWaivers.length, 'waiver')} ${staleWaivers.length === 1 ? 'covers' : 'cover'} nothing (--fail-on-stale-waivers).`;
    case 3:
      return `nothing that counts failed, but on ${on(those)} something of severity error could not be decided.`;
    default:
      return first ? `on each host, ${exitReason(first, policy)}` : 'there are no hosts.';
  }
}
