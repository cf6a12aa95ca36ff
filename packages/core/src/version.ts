/**
 * The numbers of an engine's version, such as `28.5.2`, `20.10.24+dfsg1` or `28.5`: as many as the text gives, up to three;
 * `null` when it names none.
 */
export function parseEngineVersion(text: string): string | null {
  const match = /^v?(\d{1,9}(?:\.\d{1,9}){0,2})/.exec(text.trim());
  return match?.[1] ?? null;
}

/**
 * Whether an engine's version is at least the given one. Pre-releases and vendor suffixes do not count, and a number that the
 * engine's version lacks is taken as the newest of its line, since that is what "28.5" means to people.
 */
export function isAtLeast(version: string, least: string): boolean {
  const [own, wanted] = [numbersOf(version), numbersOf(least)];
  for (let index = 0; index < 3; index++) {
    const difference = (own[index] ?? Infinity) - (wanted[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function numbersOf(version: string): readonly number[] {
  const numbers = parseEngineVersion(version);
  if (numbers === null) throw new TypeError(`not a version: "${version}"`);
  return numbers.split('.').map(Number);
}
