import type { Invocation, Notification } from 'sarif';
import type { Finding, Report } from '@hostlint/core';
import { sentence } from './text.js';

/**
 * How the run went. A rule that broke is told here, since it says nothing about the host; so is what could not be seen, and
 * what had to be left out.
 */
export function invocation(
  report: Report,
  broken: readonly Finding[],
  indexOf: (id: string) => number | undefined,
  notices: readonly string[],
): Invocation {
  const notifications: Notification[] = [
    ...broken.map(({ rule, message, broken: thrown }) => {
      const index = indexOf(rule);
      return {
        level: 'error' as const,
        message: { text: sentence(message) },
        associatedRule: { id: rule, ...(index !== undefined && { index }) },
        ...(thrown && { exception: { kind: thrown.name, message: thrown.message } }),
      };
    }),
    ...notices.map(text => ({ level: 'warning' as const, message: { text } })),
    // The undecided findings that rest on it are results to few readers.
    ...(report.limits ?? []).map(({ reason, text, undecided }) => ({
      level: undecided === null ? ('note' as const) : ('warning' as const),
      message: { text: sentence(text) },
      properties: { limit: reason, ...(undecided !== null && { undecided }) },
    })),
  ];
  return {
    // The other rules were judged: the run is of use, whatever its exit code.
    executionSuccessful: report.findings.length === 0 || broken.length < report.findings.length,
    exitCode: report.exitCode,
    ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
  };
}
