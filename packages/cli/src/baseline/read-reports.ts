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
  const parts = parse(text.replace(/^\ufeff/, ''), fail).flatMap(document => partsOf(document, fail));
  if (parts.length > mostHosts) fail(`it holds more than ${mostHosts} hosts`);
  const ofKind = (kind: Part['kind']): readonly unknown[] =>
    parts.flatMap(part => (part.kind === kind ? [part.value] : []));
  const problem = await schemaProblem(savedFile, { reports: ofKind('report'), runs: ofKind('run') });
  if (problem !== undefined) fail(parts.length === 1 ? withoutPlace(problem) : problem);
  return parts.map(({ kind, value }) => cleanReport(kind === 'run' ? reportOfRun(value as Run) : (value as Report)));
}

const savedFile = {
  type: 'object',
  properties: { reports: { type: 'array', items: savedReport }, runs: { type: 'array', items: savedRun } },
};

/** Of one report: `"findings.0.status"` for `"reports.0.findings.0.status"`. */
const withoutPlace = (problem: string): string =>
  problem.replace(/^"(report|run)s\.0(?:\.([^"]*))?"/, (_, kind: string, inner?: string) => {
    const what = inner === undefined ? 'it' : `"${inner}"`;
    return kind === 'run' ? `it must be SARIF of hostlint, profile full, and ${what}` : what;
  });

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
}

function partsOf(document: unknown, fail: (why: string) => never): readonly Part[] {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return fail('it is not a JSON object');
  }
  const { runs, reports, schemaVersion } = document as Readonly<Record<string, unknown>>;
  if ('hostlintSnapshot' in document) return fail('it is a snapshot; judge it with --format json for a report');
  const many = (kind: Part['kind'], values: unknown): readonly Part[] => {
    if (!Array.isArray(values)) return fail(`"${kind}s" is not a list`);
    return values.map((value: unknown) => ({ kind, value }));
  };
  if (runs !== undefined) return many('run', runs);
  if (schemaVersion !== undefined && schemaVersion !== 1) {
    return fail(`its schema version is ${JSON.stringify(schemaVersion).slice(0, 20)}, and this hostlint reads 1`);
  }
  return reports !== undefined ? many('report', reports) : [{ kind: 'report', value: document }];
}
