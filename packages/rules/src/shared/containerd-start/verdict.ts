import type { Cure } from '@hostlint/core';
import type { ContainerdStart, StartCause, StartRefusal } from './decide.js';
import { lookAsRoot } from '../cures.js';

/** Whether containerd ends for one of some causes: certainly, perhaps, or not. */
export type StartVerdict =
  | { readonly is: 'refused'; readonly refusal: StartRefusal }
  | { readonly is: 'open'; readonly why: string; readonly cure: Cure }
  | { readonly is: 'clear' };

/** Reads what rules say off what was decided once. */
export function startVerdict(
  start: ContainerdStart & { readonly cure?: Cure },
  ...causes: readonly StartCause[]
): StartVerdict {
  const refusal = start.refusals.find(({ cause }) => causes.includes(cause));
  if (refusal) return { is: 'refused', refusal };
  const lost = start.starts === null && start.possible.length === 0 && causes.includes('root-path');
  if (!lost && !start.possible.some(({ cause }) => causes.includes(cause))) return { is: 'clear' };
  const why = `It depends on what cannot be told: ${start.open.join('; ')}.`;
  return { is: 'open', why, cure: start.cure ?? lookAsRoot };
}
