import type { ReportSet, Rule } from '@hostlint/core';
import type { ReportSettings, SettledReporter, WrittenReport } from './reporters/report-settings.js';
import { UsageError } from './usage-error.js';

/** The reports of a run in one text. */
export function writeReports(
  reporter: SettledReporter,
  set: ReportSet,
  rules: readonly Rule[],
  settings: ReportSettings,
): WrittenReport {
  return reporter.write?.(set, rules, settings) ?? { text: textOf(reporter, set, rules, settings), notices: [] };
}

function textOf(
  reporter: SettledReporter,
  set: ReportSet,
  rules: readonly Rule[],
  settings: ReportSettings,
): string | Iterable<string> {
  const { reports } = set;
  const [only] = reports;
  if (only && reports.length === 1) return reporter.format(only, rules, settings);
  if (reporter.pieces) return reporter.pieces(set, rules, settings);
  try {
    return (
      reporter.formatMany?.(set, rules, settings) ??
      reports.map(report => reporter.format(report, rules, settings)).join('')
    );
  } catch (error) {
    if (!(error instanceof RangeError && error.message.includes('string length'))) throw error;
    const cure = 'use json, ndjson or sarif, which are written piece by piece, or judge fewer hosts at a time';
    throw new UsageError(
      'invalid-value',
      `the report of ${reports.length} hosts is too long for this format; ${cure}`,
      {
        cause: error,
      },
    );
  }
}

/** The same as the files it takes: FILE, and FILE-2 and so on where its reader takes only so many hosts in one. */
export function writeReportFiles(
  reporter: SettledReporter,
  set: ReportSet,
  rules: readonly Rule[],
  settings: ReportSettings,
  file: string,
): readonly (WrittenReport & { readonly file: string })[] {
  const all = reporter.writeFiles?.(set, rules, settings) ?? [writeReports(reporter, set, rules, settings)];
  return all.map((written, index) => ({ ...written, file: numbered(file, index + 1) }));
}

/** `hostlint.sarif`, `hostlint-2.sarif`. */
export function numbered(file: string, number: number): string {
  if (number === 1) return file;
  const dot = file.lastIndexOf('.');
  const named = dot > file.lastIndexOf('/') + 1;
  return named ? `${file.slice(0, dot)}-${number}${file.slice(dot)}` : `${file}-${number}`;
}
