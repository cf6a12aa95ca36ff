/** The newest Docker Engine that this knowledge was read from. */
export const newestEngine = '29.7.2';

const numbers = (version: string): readonly number[] => version.split('.', 3).map(Number);

// One version is compared with very many others, all of which stand in tables.
const numbersOfTables = new Map<string, readonly number[]>();
let compared = { version: '', numbers: numbers('') };

/** Whether an engine's version is at least the given one. `28.5` as the engine's version means the newest of its line. */
export function isSince(version: string, least: string): boolean {
  if (compared.version !== version) compared = { version, numbers: numbers(version) };
  const a = compared.numbers;
  let b = numbersOfTables.get(least);
  if (!b) numbersOfTables.set(least, (b = numbers(least)));
  for (let index = 0; index < 3; index++) {
    const difference = (a[index] ?? Infinity) - (b[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** A range of engine versions: from `since` to before `until`; open where they are missing. */
export interface EngineRange {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

export function inRange(version: string, { since, until }: EngineRange): boolean {
  return (since === undefined || isSince(version, since)) && (until === undefined || !isSince(version, until));
}
