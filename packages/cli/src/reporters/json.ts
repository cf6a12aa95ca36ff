import type { ReportSet } from '@hostlint/core';
import { inertJson } from './inert.js';
import type { SettledReporter } from './report-settings.js';
import { ReportTexts } from './report-texts.js';

const laidOut = (value: object): string => `${inertJson(JSON.stringify(value, null, 2))}\n`;

export const json: SettledReporter = {
  summary: 'The report as it is, for programs; its JSON Schema is @hostlint/core/report.schema.json.',
  format: report => laidOut(report),
  formatMany: set => [...pieces(set)].join(''),
  pieces,
};

/** The same text as `laidOut` gives, and no more of it at a time than of one host. */
function* pieces(set: ReportSet): Iterable<string> {
  if (set.reports.length === 0) return yield laidOut(set);
  const [before = '', after = ''] = laidOut({ ...set, reports: ['\u0000'] }).split('"\\u0000"');
  const texts = new ReportTexts('  ');
  for (const [index, report] of set.reports.entries()) yield `${index === 0 ? before : ',\n    '}${texts.of(report)}`;
  yield after;
}
