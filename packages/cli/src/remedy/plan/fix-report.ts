import { counted } from '../../reporters/pretty/words.js';
import { isByFix } from './fix-kinds.js';
import type { Mended, Plan, PlannedStep } from './plan.js';
import { nameOf } from './words.js';

/** What fix does of a plan, and what it leaves to people. */
export function remainderOf(plan: Plan, root: string): { own: readonly PlannedStep[]; rest: readonly PlannedStep[] } {
  return {
    own: plan.steps.filter(step => isByFix(step, root)),
    rest: plan.steps.filter(step => !isByFix(step, root) && !isOfRunning(step)),
  };
}

/** What only sets a host that runs: an image comes to it when it boots. */
const isOfRunning = ({ steps: [{ kind }] }: PlannedStep): boolean => kind === 'load-module' || kind === 'set-sysctl';

export interface Fixed {
  /** The words after `hostlint undo`. */
  readonly undo: string;
  readonly rest: readonly PlannedStep[];
  readonly before: Plan;
  /** Made anew of the host as it is now. */
  readonly after: Plan;
}

/** What became of the fails, what is left to do, and how all is taken back. */
export function fixReport({ undo, rest, before, after }: Fixed): { text: string; exitCode: 0 | 1 } {
  const now = [...after.mends, ...after.byHand.flatMap(({ mends }) => mends)];
  const isSame = (a: Mended) => (b: Mended) => a.rule === b.rule && a.subject === b.subject;
  const still = before.mends.filter(mend => now.some(isSame(mend)));
  const mended = before.mends.filter(mend => !still.includes(mend));
  const lines = [
    `Done. ${counted(mended.length, 'fail')} of ${before.mends.length} ${mended.length === 1 ? 'is' : 'are'} mended.`,
    ...still.map(mend => `  still fails: ${nameOf(mend)}`),
    ...(rest.length > 0 ? ['Left to you, in this order:', ...rest.map(({ command }) => `  ${command ?? ''}`)] : []),
    ...before.byHand.map(({ mends, summary }) => `By hand: ${mends.map(nameOf).join(', ')}: ${summary}`),
    `Take it back: hostlint undo ${undo}`,
  ];
  return { text: `${lines.join('\n')}\n`, exitCode: now.length > 0 ? 1 : 0 };
}
