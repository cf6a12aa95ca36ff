import { inertJson } from './inert.js';
import type { SettledReporter } from './report-settings.js';

const laidOut = (value: object): string => `${inertJson(JSON.stringify(value, null, 2))}\n`;

export const json: SettledReporter = {
  summary: 'The report as it is, for programs; its JSON Schema is @hostlint/core/report.schema.json.',
  format: report => laidOut(report),
  formatMany: set => laidOut(set),
};
