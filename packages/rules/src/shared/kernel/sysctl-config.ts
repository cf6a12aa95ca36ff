import type { Evidence } from '@hostlint/core';

/** One line of a file of sysctl.d. */
export interface SysctlAssignment {
  /** The path below /proc/sys: `net/ipv4/ip_forward`; with `*`, `?` and `[` a pattern for several. */
  readonly key: string;
  /** `null`: what patterns say does not count for this key. */
  readonly value: string | null;
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** Where these files are, what wins first. */
export const sysctlDirectories = [
  '/etc/sysctl.d',
  '/run/sysctl.d',
  '/usr/local/lib/sysctl.d',
  '/usr/lib/sysctl.d',
  '/lib/sysctl.d',
] as const;

const longestLine = 4096;

/** Sources: systemd 252 sysctl.d(5), src/sysctl/sysctl.c parse_line; procps-ng 4.0 src/sysctl.c parse_setting_line: both read a line alike. */
export function parseSysctlFile(path: string, text: string): readonly SysctlAssignment[] {
  return text.split('\n').flatMap((raw, index): readonly SysctlAssignment[] => {
    const line = raw.trim();
    if (line.length < 2 || line.length > longestLine || line.startsWith('#') || line.startsWith(';')) return [];
    const equals = line.indexOf('=');
    const minus = line.startsWith('-');
    if (equals < 0 && !minus) return [];
    const name = line.slice(minus ? 1 : 0, equals < 0 ? undefined : equals).trim();
    if (name === '') return [];
    const value = equals < 0 ? null : line.slice(equals + 1).trim();
    return [{ key: sysctlKeyPath(name), value, path, line: index + 1, text: line }];
  });
}

/**
 * What systemd keeps of them: one for each key, the last, in the place where its value came up. So `-key` takes an earlier
 * assignment away as well. Source: systemd 252 src/sysctl/sysctl.c parse_line.
 */
export function lastOfEachKey(assignments: readonly SysctlAssignment[]): readonly SysctlAssignment[] {
  const kept = new Map<string, SysctlAssignment>();
  for (const assignment of assignments) {
    const { key, value } = assignment;
    if (kept.get(key)?.value === value) continue;
    kept.delete(key);
    kept.set(key, assignment);
  }
  return [...kept.values()];
}

/** If the first separator is a dot, dots and slashes change places; if it is a slash, all stay. */
export function sysctlKeyPath(name: string): string {
  const first = /[./]/.exec(name)?.[0];
  if (first !== '.') return name;
  return name.replace(/[./]/g, separator => (separator === '.' ? '/' : '.'));
}

const isPattern = (key: string): boolean => /[*?[]/.test(key);

/** Whether a key is meant by a pattern of glob(7): `*` and `?` stay between slashes. */
export function matchesSysctl(pattern: string, key: string): boolean {
  const [wanted, parts] = [pattern.split('/'), key.split('/')];
  return wanted.length === parts.length && wanted.every((part, index) => matchesPart(part, parts[index] ?? ''));
}

function matchesPart(pattern: string, text: string): boolean {
  if (!isPattern(pattern)) return pattern === text;
  // Brackets are rare here, and what is in them cannot make the expression slow.
  const stars = pattern.replace(/\*+/g, '*');
  if (stars.length > 64 || stars.split('*').length > 5) return false;
  const source = stars.replace(/\[!?[^\]]+\]|[^]/g, piece => {
    if (piece === '*') return '.*';
    if (piece === '?') return '.';
    if (piece.length > 1)
      return `[${piece
        .slice(1, -1)
        .replace(/^!/, '^')
        .replace(/[\\\]]/g, '\\$&')}]`;
    return piece.replace(/[\\^$.|+()[\]{}/-]/g, '\\$&');
  });
  try {
    return new RegExp(`^${source}$`, 's').test(text);
  } catch {
    return false;
  }
}

/** What files say of one sysctl, as the program that reads them would leave it. */
export interface SysctlPrediction {
  readonly value: string;
  readonly evidence: Evidence;
}

/**
 * What the assignments make of a sysctl that goes by these names (`net/ipv4/ip_forward` is `net/ipv4/conf/all/forwarding`).
 * They are written one after another, so the last counts; a name that stands somewhere by itself is left out of patterns.
 * `undefined`: none is about it.
 */
export function predictSysctl(
  assignments: readonly SysctlAssignment[],
  keys: readonly string[],
): SysctlPrediction | undefined {
  const named = new Set(assignments.flatMap(({ key }) => (isPattern(key) ? [] : [key])));
  const applies = ({ key, value }: SysctlAssignment): boolean =>
    value !== null && keys.some(one => key === one || (isPattern(key) && !named.has(one) && matchesSysctl(key, one)));
  const last = assignments.findLast(applies);
  if (!last || last.value === null) return undefined;
  return { value: last.value, evidence: { path: last.path, line: last.line, text: last.text } };
}
