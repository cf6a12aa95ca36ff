import type { ReportSet, Rule } from '@hostlint/core';
import type { ReportSettings, SettledReporter } from './reporters/report-settings.js';

/** A report as it goes to a file or to standard output. */
export interface WrittenReport {
  readonly text: string;
  readonly notices: readonly string[];
}

/** The reports of a run in one text. */
export function writeReports(
  reporter: SettledReporter,
  set: ReportSet,
  rules: readonly Rule[],
  settings: ReportSettings,
): WrittenReport {
  const [only] = set.reports;
  const text =
    only && set.reports.length === 1
      ? reporter.format(only, rules, settings)
      : (reporter.formatMany?.(set, rules, settings) ??
        set.reports.map(report => reporter.format(report, rules, settings)).join(''));
  return { text, notices: reporter.notices?.(set, rules, settings) ?? [] };
}

/** The same as the files it takes: FILE, and FILE-2 and so on where its reader takes only so many hosts in one. */
export function writeReportFiles(
  reporter: SettledReporter,
  set: ReportSet,
  rules: readonly Rule[],
  settings: ReportSettings,
  file: string,
): readonly (WrittenReport & { readonly file: string })[] {
  const parts = reporter.split?.(set, rules, settings) ?? [set];
  return parts.map((part, index) => ({
    ...writeReports(reporter, part, rules, settings),
    file: numbered(file, index + 1),
  }));
}

/** `hostlint.sarif`, `hostlint-2.sarif`. */
export function numbered(file: string, number: number): string {
  if (number === 1) return file;
  const dot = file.lastIndexOf('.');
  const named = dot > file.lastIndexOf('/') + 1;
  return named ? `${file.slice(0, dot)}-${number}${file.slice(dot)}` : `${file}-${number}`;
}
