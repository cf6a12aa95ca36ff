import { exitCodeOfFinding, type Finding, type Report } from '@hostlint/core';
import { exitReason } from './exit-reason.js';
import { inertText } from './inert.js';
import { failures, notes } from './pretty/failures.js';
import { forecast } from './pretty/forecast.js';
import { wrapText } from './pretty/layout.js';
import { formatMany } from './pretty/many/many.js';
import { limits } from './pretty/limits.js';
import { mended } from './pretty/mended.js';
import { otherKernels, withoutOtherKernels } from './pretty/other-kernels.js';
import { paintOf } from './pretty/paint.js';
import { rest } from './pretty/rest.js';
import { broken, undecided } from './pretty/undecided.js';
import { verdict } from './pretty/verdict.js';
import { waived } from './pretty/waived.js';
import { plainSettings, type ReportSettings, type SettledReporter } from './report-settings.js';

/** For a tired engineer: the answer first, then what to change, then what is open, then what the engine would say. */
export const pretty: SettledReporter = {
  summary: 'For people: the verdict, what to change, what could not be decided.',
  format(whole, rules, settings = plainSettings) {
    if (settings.quiet) return brief(whole, settings);
    const report = withoutOtherKernels(whole);
    const paint = paintOf(settings);
    const open = report.findings.filter(({ waiver, baseline }) => waiver === null && baseline !== 'absent');
    const sections = [
      verdict(report, paint),
      limits(report, paint),
      ...failures(open, rules, paint),
      notes(open, paint),
      broken(open, paint),
      undecided(open, paint),
      waived(report.findings, paint),
      mended(report.findings, paint),
      ...report.forecasts.map(said => forecast(said, paint)),
      otherKernels(whole, paint),
      rest(report, paint),
      wrapText(`Exit code ${report.exitCode}: ${exitReason(report, settings.exitPolicy)}`, settings.width),
    ];
    return inertText(`${sections.filter(section => section !== undefined).join('\n\n')}\n`);
  },
  formatMany: (set, rules, settings = plainSettings) => formatMany(set, rules, settings),
};

/** One line for each finding that has a part in the exit code. */
function brief({ findings, exitCode }: Report, { exitPolicy }: ReportSettings): string {
  if (exitCode === 0) return '';
  const decides = (finding: Finding): boolean => exitCodeOfFinding(finding, exitPolicy) !== 0;
  const line = ({ rule, status, severity, message, broken: thrown }: Finding): string =>
    `${thrown ? 'broken' : status === 'unknown' ? 'undecided' : severity} ${rule}: ${message.replace(/\s*\n\s*/g, ' ')}\n`;
  return inertText(findings.filter(decides).map(line).join(''));
}
