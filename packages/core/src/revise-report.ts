import { exitCodeOf, type ExitPolicy } from './exit-code.js';
import { countFindings, sortFindings } from './findings.js';
import type { Finding, Report, StaleWaiver } from './report.js';

/** The same report with other findings, such as some that are waived: sorted, counted and weighed anew. */
export function reviseReport(
  report: Report,
  findings: readonly Finding[],
  policy: ExitPolicy,
  staleWaivers: readonly StaleWaiver[] = report.staleWaivers ?? [],
): Report {
  const { counts: _, exitCode: __, staleWaivers: ___, findings: ____, ...rest } = report;
  const sorted = sortFindings(findings);
  return {
    ...rest,
    findings: sorted,
    ...(staleWaivers.length > 0 && { staleWaivers }),
    counts: countFindings(sorted),
    exitCode: exitCodeOf(sorted, policy, staleWaivers.length),
  };
}
