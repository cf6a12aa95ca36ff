import type { Report } from '@hostlint/core';
import { readNamedFile } from '../sources/named-file.js';
import { mostReportBytes, readReports } from './read-reports.js';

/** Reads a report of before from a file. `name` is how messages call it. */
export const loadBaseline = async (path: string, name: string): Promise<readonly Report[]> =>
  readReports(readNamedFile(path, 'the report', 'invalid-baseline', mostReportBytes), name);
