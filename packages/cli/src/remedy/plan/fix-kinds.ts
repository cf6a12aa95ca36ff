import { isEdit, type Step } from '@hostlint/core';
import type { PlannedStep } from './plan.js';

/** Whether `hostlint fix` does a step itself; below another root it edits files alone. */
export function isByFix({ steps: [step] }: PlannedStep, root: string): boolean {
  return isEdit(step) || (root === '' && (step.kind === 'load-module' || step.kind === 'set-sysctl'));
}

/** Why `hostlint fix` leaves a whole fix alone: it would have to begin in its middle. */
export function whyNotByFix(steps: readonly Step[]): string | undefined {
  const before = steps.find(
    step =>
      step.kind === 'install-packages' || (step.kind === 'run' && ['packages', 'files', 'modules'].includes(step.when)),
  );
  if (!before) return undefined;
  return before.kind === 'run' && before.when !== 'packages'
    ? 'It takes a command that fix does not run; `hostlint plan --format shell` makes a script of it.'
    : 'It takes packages, which fix does not install; `hostlint plan --format shell` makes a script of it.';
}
