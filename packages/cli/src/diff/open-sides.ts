import { resolve } from 'node:path';
import type { Environment } from '../environment.js';
import { mostReportBytes, readReports } from '../baseline/read-reports.js';
import { headOfFile, readNamedFile } from '../sources/named-file.js';
import { labelOf, openTarget, type Reading } from '../target.js';
import { UsageError } from '../usage-error.js';
import type { Opened } from './side.js';

/** Opens both: hosts as check does, and reports, told by what is in the file. */
export async function openSides(
  [before, after]: readonly [string, string | undefined],
  reading: Reading,
  environment: Environment,
): Promise<readonly [Opened, Opened]> {
  return [await open(before, reading, environment), await open(after, reading, environment)];
}

async function open(target: string | undefined, reading: Reading, environment: Environment): Promise<Opened> {
  const saved = target === undefined || target === '-' ? undefined : await savedReport(target, environment);
  if (saved) return saved;
  const source = await openTarget(target, reading, environment);
  return { label: source.label ?? labelOf(target, environment.hostname), source };
}

async function savedReport(target: string, { workingDirectory }: Environment): Promise<Opened | undefined> {
  const path = resolve(workingDirectory, target);
  if (!isReport(headOfFile(path, 4096))) return undefined;
  const reports = await readReports(readNamedFile(path, 'the report', 'invalid-baseline', mostReportBytes), target);
  const [report, another] = reports;
  if (!report) throw new UsageError('invalid-baseline', `"${target}" holds the report of no host`);
  if (another) {
    const labels = reports.slice(0, 5).map(({ host }) => host.label);
    const what = `"${target}" holds the reports of ${reports.length} hosts (${labels.join(', ')}${reports.length > 5 ? ', …' : ''})`;
    throw new UsageError('invalid-baseline', `${what}, and two hosts are compared at a time; give the report of one`);
  }
  return { label: report.host.label, saved: report };
}

/** By the members that reports and SARIF begin with; a snapshot has none of them at its start. */
const isReport = (head: string): boolean =>
  /^\ufeff?\s*\{/.test(head) &&
  !head.includes('"hostlintSnapshot"') &&
  /"(schemaVersion|reports|runs)"|sarif/.test(head);
