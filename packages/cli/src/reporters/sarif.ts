import type { Report, Rule } from '@hostlint/core';
import { plainSettings, type ReportSettings, type SettledReporter } from './report-settings.js';
import { azurePipeline } from './sarif/azure-pipeline.js';
import { profiles } from './sarif/profiles.js';
import { splitSet } from './sarif/split-set.js';
import { writeLog, type LogSettings } from './sarif/write-log.js';

/** SARIF 2.1.0, one run for a host. What is told, and how, depends on who reads it: see the profiles. */
export const sarif: SettledReporter = {
  summary: 'SARIF 2.1.0 for code scanning and vulnerability management; see --sarif-profile.',
  format: (report, rules, settings) => write([report], rules, settings).text,
  formatMany: ({ reports }, rules, settings) => write(reports, rules, settings).text,
  split: (set, rules, settings) => splitSet(set, logSettings(rules, settings)),
  // Who takes everything has nothing left out.
  notices: ({ reports }, rules, settings = plainSettings) =>
    profiles[settings.sarifProfile].everything ? [] : write(reports, rules, settings).notices,
};

const write = (reports: readonly Report[], rules: readonly Rule[], settings?: ReportSettings) =>
  writeLog(reports, logSettings(rules, settings));

function logSettings(rules: readonly Rule[], { sarifProfile, variables = {} } = plainSettings): LogSettings {
  return { rules, profile: profiles[sarifProfile], pipeline: azurePipeline(variables) };
}
