import type { Evidence, Finding } from '@hostlint/core';
import { syntheticUnit } from './synthetic-unit.js';

/** A finding as a reason not to switch, with what mends it. */
export function findingReason({ rule, status, message, evidence, fix, cure }: Finding, byProcess: boolean): string {
  const help = status === 'unknown' ? cure : fix?.summary;
  return `${status === 'unknown' ? 'it cannot be told: ' : ''}${message}${placeOf(evidence.slice(0, 1), byProcess)} (${rule})${help ? `; ${help}` : ''}`;
}

/** Where it was seen. `byProcess`: the unit is one that was made up of the arguments of a process. */
export function placeOf(evidence: readonly Evidence[], byProcess: boolean): string {
  const places = evidence.slice(0, 3).map(({ path, line, column, text }) => {
    if (byProcess && path === syntheticUnit) return `${text ?? 'the command line of dockerd'}`;
    return `${path}${line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`}`;
  });
  return places.length === 0 ? '' : ` (${places.join(', ')})`;
}
