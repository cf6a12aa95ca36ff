import { cleanText, type ExitPolicy, exitCodeOfFinding, type Finding, type Report } from '@hostlint/core';
import { isExpected } from '../usage-error.js';
import { tool } from '../tool.js';
import { unreadableRule } from './unreadable-rule.js';

/** The report of a host that could not be read: its only finding says why. It counts as hostlint not having worked: exit code 2. */
export function unreadableReport(
  label: string,
  thrown: unknown,
  presets: readonly string[],
  policy: ExitPolicy,
): Report {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const finding: Finding = {
    rule: unreadableRule,
    severity: 'error',
    status: 'unknown',
    subject: null,
    message: cleanText(error.message, 1000),
    evidence: [],
    fix: null,
    cure: isExpected(error)
      ? 'Take the snapshot anew, or leave this target out; the other hosts were judged.'
      : 'This is a bug of hostlint; please report it with the output of --verbose.',
    waiver: null,
    broken: {
      name: cleanText(error.name, 100),
      message: cleanText(error.message, 1000),
      stack: isExpected(error) ? '' : stackOf(error),
    },
  };
  return {
    schemaVersion: 1,
    tool,
    host: { label: cleanText(label, 200), source: 'snapshot', kernel: null, os: null, arch: null },
    presets,
    chosen: [],
    forecasts: [],
    findings: [finding],
    counts: { pass: 0, fail: { error: 0, warning: 0, info: 0 }, unknown: 1, notApplicable: 0, waived: 0 },
    exitCode: exitCodeOfFinding(finding, policy),
  };
}

const stackOf = ({ stack = '' }: Error): string =>
  stack
    .split('\n')
    .slice(0, 50)
    .map(line => cleanText(line, 300))
    .join('\n');
