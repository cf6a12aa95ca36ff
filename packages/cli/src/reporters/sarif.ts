import type { Report, Rule } from '@hostlint/core';
import { plainSettings, type ReportSettings, type SettledReporter } from './report-settings.js';
import { azurePipeline } from './sarif/azure-pipeline.js';
import { profiles } from './sarif/profiles.js';
import { writeLog, type LogSettings, type WrittenLog } from './sarif/write-log.js';
import { writeLogs } from './sarif/write-logs.js';

/** SARIF 2.1.0, one run for a host. What is told, and how, depends on who reads it: see the profiles. */
export const sarif: SettledReporter = {
  summary: 'SARIF 2.1.0 for code scanning and vulnerability management; see --sarif-profile.',
  format: (report, rules, settings) => [...log([report], rules, settings).text].join(''),
  formatMany: ({ reports }, rules, settings) => [...log(reports, rules, settings).text].join(''),
  write: ({ reports }, rules, settings) => log(reports, rules, settings),
  writeFiles: ({ reports }, rules, settings) => writeLogs(reports, logSettings(rules, settings)),
};

const log = (reports: readonly Report[], rules: readonly Rule[], settings?: ReportSettings): WrittenLog =>
  writeLog(reports, logSettings(rules, settings));

function logSettings(rules: readonly Rule[], { sarifProfile, variables = {} } = plainSettings): LogSettings {
  return { rules, profile: profiles[sarifProfile], pipeline: azurePipeline(variables) };
}
