import type { Report } from '@hostlint/core';

/** What stands in the report of a host that could not be read; no rule is called so. */
export const unreadableRule = 'host/readable';

export const isUnreadable = ({ findings }: Pick<Report, 'findings'>): boolean =>
  findings.some(({ rule, broken }) => rule === unreadableRule && broken);
