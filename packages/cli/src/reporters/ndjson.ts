import { inertJson } from './inert.js';
import type { SettledReporter } from './report-settings.js';

const line = (value: object): string => `${inertJson(JSON.stringify(value))}\n`;

export const ndjson: SettledReporter = {
  summary: 'The JSON report on one line, for logs and streams of many reports.',
  format: report => line(report),
  formatMany: ({ reports }) => reports.map(line).join(''),
};
