/** The files of /proc/sys as `sysctl -a` printed them. */
export interface SysctlFiles {
  /** Content by path. */
  readonly values: ReadonlyMap<string, string>;
  /** Those that it names and could not read, or printed in a form that does not tell the content. */
  readonly unreadable: ReadonlySet<string>;
}

/** Files that `sysctl -a` passes over: nobody may read them, or they are old names. Source: procps 3.3 and 4.0 sysctl.c. */
export const passedOver = [
  'base_reachable_time',
  'retrans_time',
  'flush',
  'compact_memory',
  'drop_caches',
  'stable_secret',
];

/**
 * `KEY = VALUE`, where a dot in a name is written as a slash, and faults are among the lines. A file of several lines is printed as
 * several, which do not tell where it ends.
 */
export function parseSysctlOutput(text: string): SysctlFiles {
  const values = new Map<string, string>();
  const unreadable = new Set<string>();
  for (const line of text.split('\n')) {
    const fault = /^sysctl: .*?\bkey ["'‘]?([\w/.:@-]+)/.exec(line);
    if (fault?.[1] !== undefined) unreadable.add(pathOf(fault[1]));
    const match = /^([\w/.:@-]+) =(?: (.*))?$/.exec(line);
    if (match?.[1] === undefined) continue;
    const path = pathOf(match[1]);
    if (values.has(path)) unreadable.add(path);
    values.set(path, `${match[2] ?? ''}\n`);
  }
  for (const path of unreadable) values.delete(path);
  return { values, unreadable };
}

const pathOf = (key: string): string => `/proc/sys/${key.replace(/[./]/g, letter => (letter === '.' ? '/' : '.'))}`;
