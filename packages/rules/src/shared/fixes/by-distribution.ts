import type { FactResult, Fix } from '@hostlint/core';
import type { Distribution, DistributionFamily, ImmutableKind } from '../distribution.js';

/** The distribution as a rule has it: `maybe(osRelease)`. */
export type KnownOrNot = FactResult<Distribution>;

export const versionOf = (os: Distribution): number => Number.parseInt(os.versionId ?? '', 10);

/** Where the ways part: by how an immutable system is changed first, then by family. */
export type Ways<T> = { readonly [way in DistributionFamily | ImmutableKind]?: T } & { readonly other: T };

/** The way for this distribution; the general one when the distribution is not known. */
export function wayFor<T>(os: KnownOrNot, ways: Ways<T>): T {
  if (!os.known) return ways.other;
  const { immutable, family } = os.value;
  // What works on its family works on none of these, so a missing way is the general one.
  if (immutable) return ways[immutable] ?? ways.other;
  return ways[family] ?? ways.other;
}

export const fix = (summary: string, ...commands: readonly string[]): Fix => ({ summary, commands });

/** A fix with more to do after it. */
export const andThen = (first: Fix, summary: string, ...commands: readonly string[]): Fix => ({
  summary: `${first.summary} ${summary}`,
  commands: [...first.commands, ...commands],
});
