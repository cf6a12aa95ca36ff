import { spawnSync } from 'node:child_process';

export interface Program {
  readonly name: string;
  readonly command: string;
  readonly words: readonly string[];
}

/** Milliseconds of what is measured, and of what stands beside it. */
export type Pair = readonly [first: number, second: number];

/** Something whose time is measured beside that of something else. */
export interface Row {
  readonly id: string;
  readonly what: string;
  readonly beside: string;
  /** Of the runs that were asked for, where they take long. */
  readonly share?: number;
  /** Said of its median time. */
  note?(ms: number): string;
  measure(runs: number): readonly Pair[];
}

/** A row that cannot be measured here, and why. */
export interface LeftOut {
  readonly id: string;
  readonly why: string;
}

/** What a group has made for its rows lasts until the next row is asked for; only what is wanted is worth making. */
export type Rows = AsyncGenerator<Row | LeftOut, void, void>;
export type Wanted = (id: string) => boolean;

export const programs = (id: string, first: Program, second: Program, share = 1): Row => ({
  id,
  what: first.name,
  beside: second.name,
  share,
  measure: runs => timePairs(first, second, runs),
});

/** Runs two programs in turns, after one unmeasured turn: what disturbs the machine disturbs both. */
function timePairs(first: Program, second: Program, runs: number): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let turn = -1; turn < runs; turn += 1) {
    const pair: Pair = turn % 2 === 0 ? [time(first), time(second)] : swap([time(second), time(first)]);
    if (turn >= 0) pairs.push(pair);
  }
  return pairs;
}

const swap = ([a, b]: Pair): Pair => [b, a];

function time({ name, command, words }: Program): number {
  const start = process.hrtime.bigint();
  const { error, signal, status } = spawnSync(command, words, { stdio: 'ignore' });
  const took = Number(process.hrtime.bigint() - start) / 1e6;
  if (error) throw new Error(`${name} does not start`, { cause: error });
  if (signal !== null || status === 130) throw new Error(`${name} was ended by ${signal ?? 'SIGINT'}`);
  return took;
}
