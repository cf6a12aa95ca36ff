import type { CensusAnswer, FactResult } from '@hostlint/core';

/** What was counted below a storage root, where all of it was. */
export function countedIn(
  census: FactResult<ReadonlyMap<string, CensusAnswer | { readonly problem: string }>>,
  path: string,
): CensusAnswer | null {
  const counted = census.known ? census.value.get(path) : undefined;
  return counted && 'complete' in counted && counted.complete ? counted : null;
}
