import {
  defaultExitPolicy,
  type ExitCode,
  type ExitPolicy,
  type Report,
  type ReportSet,
  type Rule,
} from '@hostlint/core';

export const sarifProfiles = ['full', 'github', 'azure', 'gitlab'] as const;
export type SarifProfile = (typeof sarifProfiles)[number];

/** How the user wants a report to look. */
export interface ReportSettings {
  /** Columns that text may take; commands and evidence are never broken. */
  readonly width: number;
  readonly color: boolean;
  readonly verbose: boolean;
  readonly quiet: boolean;
  /** The policy that led to the report's exit code, to say why. */
  readonly exitPolicy: ExitPolicy;
  readonly sarifProfile: SarifProfile;
  /** The variables of the environment: a report for a pipeline names the pipeline that made it. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
}

/** How a report looks when nobody says anything: for files, pipes and programs. */
export const plainSettings: ReportSettings = {
  width: 100,
  color: false,
  verbose: false,
  quiet: false,
  exitPolicy: defaultExitPolicy,
  sarifProfile: 'full',
};

/** A report as it goes to a file or to standard output. */
export interface WrittenReport {
  readonly text: string | Iterable<string>;
  /** What the reader of the text will not take, or what was left out for its sake: sentences for standard error. */
  readonly notices: readonly string[];
}

/** A reporter of ours: as any plugin's, and it may look at the settings. */
export interface SettledReporter {
  readonly summary: string;
  format(report: Report, rules: readonly Rule[], settings?: ReportSettings): string;
  /** The reports of many hosts in one text; without it they follow one another. */
  formatMany?(set: ReportSet, rules: readonly Rule[], settings?: ReportSettings): string;
  /** The same as `formatMany`, piece by piece, where all together may be too long for one text. */
  pieces?(set: ReportSet, rules: readonly Rule[], settings?: ReportSettings): Iterable<string>;
  /** The same with what must be said of it; goes before all others. */
  write?(set: ReportSet, rules: readonly Rule[], settings?: ReportSettings): WrittenReport;
  /** The same for files, where the reader takes only so many hosts in one. */
  writeFiles?(set: ReportSet, rules: readonly Rule[], settings?: ReportSettings): readonly WrittenReport[];
  /** For readers with exit codes of their own: what the process ends with where this is the `--format`; otherwise the report's. */
  exitCode?(reports: readonly Report[], settings?: ReportSettings): ExitCode;
  /** What stands for the report where there is none; otherwise nothing, and exit code 2. */
  complain?(complaint: string): { readonly text: string; readonly exitCode: ExitCode };
}
