import type { FactResult, Fix, Step } from '@hostlint/core';
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

/** The fix, and what a machine does to the same end. */
export const withSteps = ({ summary, commands }: Fix, ...steps: readonly Step[]): Fix => ({ summary, commands, steps });

/** A fix with more to do after it. Where that is commands, a machine has no steps for it. */
export const andThen = (first: Fix, summary: string, ...commands: readonly string[]): Fix => ({
  ...(commands.length === 0 && first),
  summary: `${first.summary} ${summary}`.trim(),
  commands: [...first.commands, ...commands],
});

/** Two fixes, one after the other. */
export const inTurn = (first: Fix, second: Fix, summary = `${first.summary} ${second.summary}`): Fix => ({
  summary,
  commands: [...first.commands, ...second.commands],
  ...(first.steps && second.steps && { steps: [...first.steps, ...second.steps] }),
});
