import type { Pair } from './row.js';

/** Of some pairs: medians, the ratio of first to second pair by pair, and how far that is known. */
export interface Summary {
  readonly ms: number;
  readonly besideMs: number;
  readonly ratio: number;
  /** The 10th and the 90th percentile of ratios. */
  readonly low: number;
  readonly high: number;
  /** The median of ratios is no lower, as sure as 19 times in 20. */
  readonly atLeast: number;
  /** And no higher. */
  readonly atMost: number;
}

export type Verdict = 'new' | 'as expected' | 'faster' | 'slower' | 'unclear';

/** A ratio may be so much above what is expected. */
export const allowance = 1.2;
/** So often is measured again what is unclear. */
const mostAgain = 2;

export function summarize(pairs: readonly Pair[]): Summary {
  const ratios = sorted(pairs.map(([first, second]) => first / second));
  // By rank, which asks nothing of how times are spread.
  const reach = Math.sqrt(ratios.length);
  const rank = (at: number): number => ratios[Math.min(ratios.length - 1, Math.max(0, at))] ?? NaN;
  return {
    ms: quantile(sorted(pairs.map(([first]) => first)), 0.5),
    besideMs: quantile(sorted(pairs.map(([, second]) => second)), 0.5),
    ratio: quantile(ratios, 0.5),
    low: quantile(ratios, 0.1),
    high: quantile(ratios, 0.9),
    atLeast: rank(Math.floor(ratios.length / 2 - reach)),
    atMost: rank(Math.ceil(ratios.length / 2 + reach) - 1),
  };
}

const sorted = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);

const quantile = (values: readonly number[], share: number): number =>
  values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? NaN;

/** `expected` is a ratio; without one there is nothing to hold it against. */
export function judge({ ratio, atLeast, atMost }: Summary, expected: number | undefined): Verdict {
  if (expected === undefined) return 'new';
  const limit = expected * allowance;
  if (atLeast > limit) return 'slower';
  if (ratio > limit) return 'unclear';
  return atMost < expected / allowance ? 'faster' : 'as expected';
}

export interface Judged extends Summary {
  readonly verdict: Exclude<Verdict, 'unclear'>;
  readonly runs: number;
}

/** Measures, and measures again with more runs while nobody can tell whether it is slower than expected. */
export function settle(measure: (runs: number) => readonly Pair[], runs: number, expected: number | undefined): Judged {
  let pairs = measure(runs);
  for (let again = 0; again < mostAgain && judge(summarize(pairs), expected) === 'unclear'; again++)
    pairs = [...pairs, ...measure(pairs.length * 2)];
  const summary = summarize(pairs);
  const verdict = judge(summary, expected);
  return { ...summary, runs: pairs.length, verdict: verdict === 'unclear' ? 'slower' : verdict };
}
