import { distance } from 'fastest-levenshtein';

/** The known name that a typing error most likely meant; `undefined` when none is near. */
export function nearestName(given: string, known: readonly string[]): string | undefined {
  const name = given.slice(0, 200);
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    // A name without its namespace is the commonest slip of all.
    const local = candidate.slice(candidate.lastIndexOf('/') + 1);
    const steps = local === name ? 1 : distance(name, candidate);
    if (steps < bestDistance) [best, bestDistance] = [candidate, steps];
  }
  return best;
}
