import { diffLines } from './diff-lines.js';
import type { FileEdits, Plan, PlannedStep } from './plan.js';

/** For programs; `@hostlint/core/plan.schema.json` says what stands where. */
export function formatPlanJson(plan: Plan, tool: object): string {
  const { host, steps, ...rest } = plan;
  return `${JSON.stringify({ schemaVersion: 1, tool, host, steps: steps.map(stepJson), ...rest }, null, 2)}\n`;
}

const stepJson = ({ file, ...step }: PlannedStep) => ({ ...step, file: file && fileJson(file) });

/** The contents are in the difference: the rest of a file is not for reports, it may hold secrets. */
const fileJson = ({ path, before, after }: FileEdits) => ({
  path,
  state: before === undefined ? 'unknown' : before === null ? 'absent' : 'present',
  diff:
    before === undefined || after === undefined
      ? null
      : diffLines(before, after).map(({ sign, text }) => `${sign}${text}`),
});
