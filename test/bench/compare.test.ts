import { expect } from 'chai';
import { judge, settle, summarize } from './compare.js';
import type { Pair } from './row.js';

/** Pairs of these ratios. */
const pairsOf = (...ratios: readonly number[]): readonly Pair[] => ratios.map(ratio => [ratio * 100, 100]);
const steady = (ratio: number, count = 20): readonly Pair[] =>
  pairsOf(...Array.from({ length: count }, (_, at) => ratio * (1 + (at % 3) / 100)));
/** Half of them so, half of them otherwise. */
const torn = (one: number, other: number, count = 20): readonly Pair[] =>
  pairsOf(...Array.from({ length: count }, (_, at) => (at % 2 === 0 ? one : other)));

describe('summarize', () => {
  it('takes medians of times, and of ratios pair by pair', () => {
    const pairs: readonly Pair[] = [
      [10, 10],
      [40, 20],
      [90, 30],
    ];
    expect(summarize(pairs)).to.deep.include({ ms: 40, besideMs: 20, ratio: 2, low: 1, high: 3 });
  });

  it('knows the median the better the more pairs there are', () => {
    const widths = [5, 20, 80].map(count => {
      const { atLeast, atMost } = summarize(pairsOf(...Array.from({ length: count }, (_, at) => 1 + at / count)));
      return atMost - atLeast;
    });
    expect(widths).to.deep.equal([...widths].sort((a, b) => b - a));
    expect(new Set(widths).size).to.equal(3);
  });

  it('is content with a single pair', () => {
    expect(summarize([[30, 10]])).to.deep.equal({
      ...{ ms: 30, besideMs: 10, ratio: 3, low: 3, high: 3, atLeast: 3, atMost: 3 },
    });
  });
});

describe('judge', () => {
  for (const [verdict, pairs, expected] of [
    ['new', steady(2), undefined],
    ['as expected', steady(2), 2],
    ['as expected', steady(2.35), 2],
    ['slower', steady(2.5), 2],
    ['faster', steady(1.5), 2],
    ['unclear', torn(2.3, 3), 2],
    ['as expected', torn(1, 2.1), 2],
  ] as const)
    it(`calls ${summarize(pairs).ratio.toFixed(2)} ${verdict} where ${expected ?? 'nothing'} is expected`, () => {
      expect(judge(summarize(pairs), expected)).to.equal(verdict);
    });
});

describe('settle', () => {
  const measuring = (
    ...rounds: readonly (readonly Pair[])[]
  ): ((runs: number) => readonly Pair[]) & { asked: number[] } => {
    const asked: number[] = [];
    return Object.assign((runs: number) => rounds[asked.push(runs) - 1] ?? [], { asked });
  };

  it('measures once what is clear', () => {
    for (const pairs of [steady(2), steady(3)]) {
      const measure = measuring(pairs);
      settle(measure, 20, 2);
      expect(measure.asked).to.deep.equal([20]);
    }
  });

  it('measures again, with more runs, what is unclear, and calls it slower no sooner', () => {
    const measure = measuring(torn(2.3, 3), steady(2, 40));
    expect(settle(measure, 20, 2)).to.deep.include({ verdict: 'as expected', runs: 60 });
    expect(measure.asked).to.deep.equal([20, 40]);
  });

  it('decides in the end', () => {
    const measure = measuring(torn(2.3, 3), torn(2.3, 3, 40), torn(2.3, 3, 120));
    expect(settle(measure, 20, 2)).to.deep.include({ verdict: 'slower', runs: 180 });
    expect(measure.asked).to.deep.equal([20, 40, 120]);
  });

  it('has nothing to hold a new row against', () => {
    expect(settle(measuring(torn(1, 9)), 20, undefined).verdict).to.equal('new');
  });
});
