import type { Finding, Report } from '@hostlint/core';

/** A finding for tests: what matters to them is given. */
export const toyFinding = (parts: Partial<Finding> = {}): Finding => ({
  rule: 'toy/rule',
  severity: 'error',
  status: 'fail',
  subject: null,
  message: 'No.',
  evidence: [],
  fix: null,
  cure: null,
  waiver: null,
  ...parts,
});

export const toyReport = (findings: readonly Finding[], host: Partial<Report['host']> = {}): Report => ({
  schemaVersion: 1,
  tool: { name: 'hostlint', version: '0.1.0' },
  host: { label: 'web-1', source: 'memory', kernel: '6.1.0-37-amd64', os: 'debian 12', arch: 'x86_64', ...host },
  presets: ['docker'],
  chosen: [],
  forecasts: [],
  findings,
  counts: { pass: 0, fail: { error: 0, warning: 0, info: 0 }, unknown: 0, notApplicable: 0, waived: 0 },
  exitCode: 1,
});
