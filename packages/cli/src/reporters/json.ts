import type { SettledReporter } from './report-settings.js';

export const json: SettledReporter = {
  summary: 'The report as it is, for programs; its JSON Schema is @hostlint/core/report.schema.json.',
  format: report => `${JSON.stringify(report, null, 2)}\n`,
};
