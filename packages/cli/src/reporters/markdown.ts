import type { Report } from '@hostlint/core';
import { isUnreadable } from '../many/unreadable-rule.js';
import { fitting } from './markdown/fitting.js';
import { hostSection } from './markdown/host-section.js';
import { code } from './markdown/inert-markdown.js';
import { plainSettings, type SettledReporter } from './report-settings.js';
import { tallyOf } from './standing.js';

/** GitHub takes 1 MiB for a step's summary, and other steps of a job may write into the same. */
const mostBytes = 1_000_000;

const notice = '\n\n**The report was cut here, to fit. The whole of it: `hostlint --format json`.**\n';

export const markdown: SettledReporter = {
  summary: 'Markdown for job summaries, tickets and comments; at most 1 MB.',
  format: (report, _rules, settings = plainSettings) => fitting(hostSection(report, 1, settings), mostBytes, notice),
  formatMany({ reports }, _rules, settings = plainSettings) {
    const pieces = [
      `# ${reports.length} hosts\n\n`,
      '| host | result | errors | warnings | undecided | waived |\n| --- | --- | --: | --: | --: | --: |\n',
      ...reports.map(row),
      '\n',
      ...reports.flatMap(report => hostSection(report, 2, settings)),
    ];
    return fitting(pieces, mostBytes, notice);
  },
};

const results = { 0: 'ready', 1: '**not ready**', 2: '**broke**', 3: '**undecided**' } as const;

function row(report: Report): string {
  const { host, findings, exitCode } = report;
  const result = isUnreadable(report) ? '**not read**' : results[exitCode];
  const { fails, undecided, open, waived } = tallyOf(findings);
  const cells = [code(host.label), result, fails.error, fails.warning, undecided + open, waived];
  return `| ${cells.join(' | ')} |\n`;
}
