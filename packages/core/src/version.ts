// The parts alone: the whole of semver takes milliseconds to load.
import coerce from 'semver/functions/coerce.js';
import gte from 'semver/functions/gte.js';
import parse from 'semver/functions/parse.js';

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
  const numbers = parseEngineVersion(version);
  const a = numbers === null ? null : parse([...numbers.split('.'), '999999', '999999'].slice(0, 3).join('.'));
  const b = coerce(least);
  if (!a || !b) throw new TypeError(`not a version: "${a ? least : version}"`);
  return gte(a, b);
}
