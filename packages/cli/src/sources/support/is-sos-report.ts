/** A name in an archive or a directory, and where it leads if it is a symlink. */
export interface SeenName {
  readonly name: string;
  readonly target: string;
}

const marks = new Set(['sos_commands', 'sos_reports', 'sos_logs']);

/** Whether the names at the top of a directory are those of a report of sos. */
export function isSosReport(names: Iterable<string>): boolean {
  const all = new Set(names);
  return all.has('sos_commands') && (all.has('sos_reports') || all.has('version.txt'));
}

/**
 * The one directory of an archive that holds a report of sos, by the first members of it; `undefined` where they are of something else.
 * An archive begins with version.txt and sos's own directories since sos 4.6, and before with symlinks to what programs printed.
 */
export function topOfSosReport(seen: readonly SeenName[]): string | undefined {
  const tops = new Set(seen.map(({ name }) => name.split('/')[0] ?? ''));
  const [top = ''] = tops;
  if (tops.size !== 1 || top === '') return undefined;
  const isMark = ({ name, target }: SeenName): boolean => {
    const [, second = '', third] = name.split('/');
    return marks.has(second) || (third === undefined && second !== '' && target.startsWith('sos_commands/'));
  };
  // Large files may come before the first mark.
  return top.startsWith('sosreport-') || seen.some(isMark) ? top : undefined;
}
