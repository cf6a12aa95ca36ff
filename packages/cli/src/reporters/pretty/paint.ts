import { Chalk } from 'chalk';
import type { Severity } from '@hostlint/core';
import type { ReportSettings } from '../report-settings.js';

/** The styles in use; of chalk's, tools/lean-dependencies.js leaves no others in the bundle. */
export const styles = ['bold', 'dim', 'red', 'green', 'yellow', 'blue', 'cyan'] as const;

export type Colors = ((text: string) => string) & { readonly [name in (typeof styles)[number]]: Colors };

/** What the parts of a pretty report share: colours and the settings. */
export interface Paint extends ReportSettings {
  readonly chalk: Colors;
}

export const paintOf = (settings: ReportSettings): Paint => ({
  ...settings,
  // The sixteen basic colours, so that the user's own palette holds.
  chalk: new Chalk({ level: settings.color ? 1 : 0 }),
});

export function severityColor({ chalk }: Paint, severity: Severity): Colors {
  return { error: chalk.red, warning: chalk.yellow, info: chalk.blue }[severity];
}
