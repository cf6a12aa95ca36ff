import type { Invocation, ReportingDescriptor } from 'sarif';
import type { Finding, Report } from '@hostlint/core';

/** How the run went. A rule that broke is told here, since it says nothing about the host. */
export function invocation(
  report: Report,
  broken: readonly Finding[],
  rules: readonly ReportingDescriptor[],
): Invocation {
  const notifications = broken.map(({ rule, message, broken: thrown }) => ({
    level: 'error' as const,
    message: { text: message },
    associatedRule: { id: rule, index: rules.findIndex(({ id }) => id === rule) },
    ...(thrown && { exception: { kind: thrown.name, message: thrown.message } }),
  }));
  return {
    // The other rules were judged: the run is of use, whatever its exit code.
    executionSuccessful: report.findings.length === 0 || broken.length < report.findings.length,
    exitCode: report.exitCode,
    ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
  };
}
