import { spawnSync } from 'node:child_process';

export interface Program {
  readonly name: string;
  readonly command: string;
  readonly words: readonly string[];
}

/** Medians in milliseconds, and the ratio of first to second, pair by pair. */
export interface Pairs {
  readonly first: number;
  readonly second: number;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/** Runs two programs in turns, after one unmeasured turn: what disturbs the machine disturbs both. */
export function timePairs(first: Program, second: Program, runs: number): Pairs {
  const all: [number, number][] = [];
  for (let turn = -1; turn < runs; turn += 1) {
    const pair: [number, number] = turn % 2 === 0 ? [time(first), time(second)] : swap([time(second), time(first)]);
    if (turn >= 0) all.push(pair);
  }
  const ratios = all.map(([a, b]) => a / b);
  const quantile = (values: readonly number[], share: number): number => {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  };
  return {
    first: quantile(
      all.map(([a]) => a),
      0.5,
    ),
    second: quantile(
      all.map(([, b]) => b),
      0.5,
    ),
    ratio: quantile(ratios, 0.5),
    low: quantile(ratios, 0.1),
    high: quantile(ratios, 0.9),
  };
}

const swap = ([a, b]: [number, number]): [number, number] => [b, a];

function time({ name, command, words }: Program): number {
  const start = process.hrtime.bigint();
  const { error } = spawnSync(command, words, { stdio: 'ignore' });
  const took = Number(process.hrtime.bigint() - start) / 1e6;
  if (error) throw new Error(`${name} does not start`, { cause: error });
  return took;
}
