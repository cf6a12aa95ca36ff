import { nearestName } from '@hostlint/core';

/** How an error about an unknown name ends: the nearest name, or all of them where they are few. */
export function suggestion(name: string, known: readonly string[], otherwise = 'see `hostlint --help`'): string {
  const own = new Map(known.map(candidate => [candidate.slice(candidate.lastIndexOf('/') + 1), candidate]));
  // People leave out namespaces, and mistype what is left.
  const nearest = nearestName(name, known) ?? own.get(nearestName(name, [...own.keys()]) ?? '');
  if (nearest !== undefined) return `did you mean "${nearest}"?`;
  return known.length > 0 && known.length <= 12 ? `known: ${known.join(', ')}` : otherwise;
}
