import { Chalk, type ChalkInstance } from 'chalk';
import type { Severity } from '@hostlint/core';
import type { ReportSettings } from '../report-settings.js';

/** What the parts of a pretty report share: colours and the settings. */
export interface Paint extends ReportSettings {
  readonly chalk: ChalkInstance;
}

export const paintOf = (settings: ReportSettings): Paint => ({
  ...settings,
  // The sixteen basic colours, so that the user's own palette holds.
  chalk: new Chalk({ level: settings.color ? 1 : 0 }),
});

export function severityColor({ chalk }: Paint, severity: Severity): ChalkInstance {
  return { error: chalk.red, warning: chalk.yellow, info: chalk.blue }[severity];
}
