import semver from 'semver';

/**
 * A version of an engine, such as `28.5.2`, `20.10.24+dfsg1` or `28.5`, as its numbers; `null` when the text names none.
 * A missing minor or patch number is taken as the newest of its line, since that is what "28.5" means to people.
 */
export function parseEngineVersion(text: string): string | null {
  const match = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?/.exec(text.trim());
  if (!match) return null;
  return `${match[1]}.${match[2] ?? '999'}.${match[3] ?? '999'}`;
}

/** Whether an engine's version is at least the given one. Pre-releases and vendor suffixes do not count. */
export function isAtLeast(version: string, least: string): boolean {
  const a = semver.coerce(version);
  const b = semver.coerce(least);
  if (!a || !b) throw new TypeError(`not a version: "${a ? least : version}"`);
  return semver.gte(a, b);
}
