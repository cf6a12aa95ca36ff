import type { Report } from '@hostlint/core';
import { distinctLabels, writeLog, type LogSettings, type WrittenLog } from './write-log.js';

/** The hosts in as many logs as their reader needs files: so many runs, and so many bytes, in each. */
export function writeLogs(given: readonly Report[], settings: LogSettings): readonly WrittenLog[] {
  const reports = distinctLabels(given);
  const most = settings.profile.most.runs;
  if (reports.length <= 1 || most === Number.POSITIVE_INFINITY) return [writeLog(reports, settings)];
  const logs: WrittenLog[] = [];
  for (let from = 0; from < reports.length; from += most)
    logs.push(...smallEnough(reports.slice(from, from + most), settings));
  return logs;
}

function smallEnough(reports: readonly Report[], settings: LogSettings): readonly WrittenLog[] {
  const log = writeLog(reports, settings);
  if (reports.length === 1 || log.whole) return [log];
  const half = Math.ceil(reports.length / 2);
  return [...smallEnough(reports.slice(0, half), settings), ...smallEnough(reports.slice(half), settings)];
}
