import type { Report } from '@hostlint/core';
import { inertJson } from './inert.js';
import type { SettledReporter } from './report-settings.js';
import { ReportTexts } from './report-texts.js';

const line = (value: object): string => `${inertJson(JSON.stringify(value))}\n`;

export const ndjson: SettledReporter = {
  summary: 'The JSON report on one line, for logs and streams of many reports.',
  format: report => line(report),
  formatMany: ({ reports }) => [...lines(reports)].join(''),
  pieces: ({ reports }) => lines(reports),
};

function* lines(reports: readonly Report[]): Iterable<string> {
  const texts = new ReportTexts('');
  for (const report of reports) yield `${texts.of(report)}\n`;
}
