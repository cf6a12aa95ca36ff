import { worstExitCode, type Report, type ReportSet } from '@hostlint/core';
import { distinctLabels, writeLog, type LogSettings } from './write-log.js';

/** The hosts in as many sets as its reader needs files: so many runs, and so many bytes, in each. */
export function splitSet(set: ReportSet, settings: LogSettings): readonly ReportSet[] {
  const reports = distinctLabels(set.reports);
  const most = settings.profile.most.runs;
  if (reports.length <= 1 || most === Number.POSITIVE_INFINITY) return [set];
  const parts: (readonly Report[])[] = [];
  for (let from = 0; from < reports.length; from += most)
    for (const one of smallEnough(reports.slice(from, from + most), settings)) parts.push(one);
  return parts.map(part => ({ ...set, reports: part, exitCode: worstExitCode(part.map(({ exitCode }) => exitCode)) }));
}

function smallEnough(reports: readonly Report[], settings: LogSettings): readonly (readonly Report[])[] {
  if (reports.length === 1 || writeLog(reports, settings).whole) return [reports];
  const half = Math.ceil(reports.length / 2);
  return [...smallEnough(reports.slice(0, half), settings), ...smallEnough(reports.slice(half), settings)];
}
