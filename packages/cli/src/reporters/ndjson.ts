import type { SettledReporter } from './report-settings.js';

export const ndjson: SettledReporter = {
  summary: 'The JSON report on one line, for logs and streams of many reports.',
  format: report => `${JSON.stringify(report)}\n`,
};
