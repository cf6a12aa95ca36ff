import type { Finding, HostSource, Report, Step } from '@hostlint/core';
import { memorySource } from '@hostlint/core/testing';
import { buildPlan } from '../../packages/cli/src/remedy/plan/build-plan.js';
import type { Plan } from '../../packages/cli/src/remedy/plan/plan.js';

/** A fail whose fix has these steps; `null`: it is by hand. */
export const failOf = (rule: string, steps: readonly Step[] | null, more: Partial<Finding> = {}): Finding => ({
  rule,
  severity: 'error',
  status: 'fail',
  subject: null,
  message: `${rule} fails.`,
  evidence: [],
  fix: { summary: `Mend ${rule}.`, commands: ['true'], ...(steps && { steps }) },
  cure: null,
  waiver: null,
  ...more,
});

export const reportOf = (findings: readonly Finding[], label = 'web-1'): Report => ({
  schemaVersion: 1,
  tool: { name: 'hostlint', version: '0.0.0' },
  host: { label, source: 'memory', kernel: null, os: null, arch: null },
  presets: [],
  chosen: [],
  forecasts: [],
  findings,
  counts: { pass: 0, fail: { error: 0, warning: 0, info: 0 }, unknown: 0, notApplicable: 0, waived: 0 },
  exitCode: 0,
});

/** The plan for fails of a host of these files. */
export function planOf(
  findings: readonly Finding[],
  files: NonNullable<Parameters<typeof memorySource>[0]>['files'] = {},
  source: HostSource = memorySource({ files }),
): Promise<Plan> {
  return buildPlan(reportOf(findings), source);
}
