import type { Result, Run } from 'sarif';
import type { Evidence, Finding, Report, Status } from '@hostlint/core';

const statuses: Readonly<Record<string, Status>> = {
  pass: 'pass',
  fail: 'fail',
  notApplicable: 'not-applicable',
  open: 'unknown',
};

/** The report that a run of hostlint in SARIF (profile full) was made of, as far as it is of interest later. */
export function reportOfRun(run: Run): Report {
  const { host, presets, forecasts = [] } = run.properties as unknown as Pick<Report, 'host' | 'presets' | 'forecasts'>;
  const { name, version = '' } = run.tool.driver;
  return {
    schemaVersion: 1,
    tool: { name, version },
    host,
    presets,
    chosen: [],
    forecasts,
    findings: (run.results ?? []).flatMap(result => findingOf(result) ?? []),
    counts: { pass: 0, fail: { error: 0, warning: 0, info: 0 }, unknown: 0, notApplicable: 0, waived: 0 },
    exitCode: 0,
  };
}

function findingOf(result: Result): Finding | undefined {
  const { ruleId = '', kind = 'fail', message, locations, suppressions = [], baselineState } = result;
  const {
    severity,
    subject = null,
    kernel,
    more,
    'security-severity': score,
  } = result.properties as Pick<Finding, 'severity' | 'kernel' | 'more'> & {
    subject?: string;
    'security-severity'?: string;
  };
  const status = statuses[kind];
  if (status === undefined || baselineState === 'absent') return undefined;
  // A subject with a score of its own is a rule of its own there.
  const own = score !== undefined && subject !== null && ruleId.endsWith(`/${subject}`);
  const rule = own ? ruleId.slice(0, -subject.length - 1) : ruleId;
  const [said = ''] = (message.text ?? '').split('\n\n');
  return {
    rule,
    severity,
    status,
    subject,
    message: said,
    evidence: (locations ?? []).slice(0, 1).flatMap(location => evidenceOf(location) ?? []),
    fix: null,
    cure: null,
    waiver: suppressions.some(({ status = 'accepted' }) => status === 'accepted')
      ? { reason: '', owner: '', expires: null, file: '', line: 1 }
      : null,
    ...(kernel !== undefined && { kernel }),
    ...(more !== undefined && { more }),
  };
}

function evidenceOf({ physicalLocation, properties }: NonNullable<Result['locations']>[number]): Evidence | undefined {
  const uri = physicalLocation?.artifactLocation?.uri;
  if (uri === undefined) return undefined;
  const path = `/${decoded(uri)}`;
  const { startLine, startColumn } = physicalLocation?.region ?? {};
  if (properties?.regionIsSynthetic === true || startLine === undefined) return { path };
  return startColumn === undefined ? { path, line: startLine } : { path, line: startLine, column: startColumn };
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
