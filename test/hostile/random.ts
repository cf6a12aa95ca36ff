/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** A whole number from 0 to `below` - 1. */
  number(below: number): number;
  chance(share: number): boolean;
  pick<T>(choices: readonly T[]): T;
  bytes(count: number): Uint8Array;
}

/** The generator is mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const number = (below: number): number => next() % below;
  return {
    number,
    chance: share => next() / 2 ** 32 < share,
    pick: choices => {
      if (choices.length === 0) throw new Error('nothing to choose from');
      return choices[number(choices.length)] as (typeof choices)[number];
    },
    bytes: count => Uint8Array.from({ length: count }, () => next() & 0xff),
  };
}
