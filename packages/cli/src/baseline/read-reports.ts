import type { Run } from 'sarif';
import { cleanText, schemaProblem, type Report } from '@hostlint/core';
import { UsageError } from '../usage-error.js';
import { reportOfRun } from './sarif-report.js';
import { cleanReport } from './saved-report.js';
import { savedReport, savedRun } from './saved-shapes.js';

export const mostReportBytes = 128 * 1024 * 1024;
const mostHosts = 10_000;

/**
 * The reports in a file that hostlint wrote (json, ndjson, sarif), told by what is in it; it may come from anyone.
 * @throws UsageError that says where it is not such a file
 */
export async function readReports(text: string, name: string): Promise<readonly Report[]> {
  const fail = (why: string): never => {
    throw new UsageError('invalid-baseline', `"${name}" is no report of hostlint: ${cleanText(why, 500)}`);
  };
  const documents = parse(text.replace(/^\ufeff/, ''), fail);
  const reports: Report[] = [];
  for (const [index, document] of documents.entries()) {
    const place = documents.length > 1 ? ` in line ${index + 1}` : '';
    for (const [part, candidate] of partsOf(document, fail).entries()) {
      const where = `${place}${candidate.many ? ` in ${candidate.kind} ${part + 1}` : ''}`;
      const shape = candidate.kind === 'run' ? savedRun : savedReport;
      const problem = await schemaProblem(shape, candidate.value);
      if (problem !== undefined)
        fail(`${problem}${where}${candidate.kind === 'run' ? '; it must be SARIF of hostlint, profile full' : ''}`);
      const report = candidate.kind === 'run' ? reportOfRun(candidate.value as Run) : (candidate.value as Report);
      reports.push(cleanReport(report));
      if (reports.length > mostHosts) fail(`it holds more than ${mostHosts} hosts`);
    }
  }
  return reports;
}

/** One document, or one a line. */
function parse(text: string, fail: (why: string) => never): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch (error) {
    const lines = text.split('\n').filter(line => line.trim() !== '');
    const why = error instanceof Error ? error.message : String(error);
    if (lines.length < 2) return fail(`it is not JSON (${why})`);
    return lines.map(line => {
      try {
        return JSON.parse(line) as unknown;
      } catch {
        return fail(`it is not JSON (${why})`);
      }
    });
  }
}

interface Part {
  readonly kind: 'report' | 'run';
  readonly value: unknown;
  readonly many: boolean;
}

function partsOf(document: unknown, fail: (why: string) => never): readonly Part[] {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return fail('it is not a JSON object');
  }
  const { runs, reports, schemaVersion } = document as Readonly<Record<string, unknown>>;
  if ('hostlintSnapshot' in document) return fail('it is a snapshot; judge it with --format json for a report');
  const many = (kind: Part['kind'], values: unknown): readonly Part[] => {
    if (!Array.isArray(values)) return fail(`"${kind}s" is not a list`);
    return values.map((value: unknown) => ({ kind, value, many: values.length > 1 }));
  };
  if (runs !== undefined) return many('run', runs);
  if (schemaVersion !== undefined && schemaVersion !== 1) {
    return fail(`its schema version is ${JSON.stringify(schemaVersion).slice(0, 20)}, and this hostlint reads 1`);
  }
  return reports !== undefined ? many('report', reports) : [{ kind: 'report', value: document, many: false }];
}
