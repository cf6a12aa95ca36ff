import type { FileType } from '@hostlint/core';

/** A directory as `ls -la` shows it, all of its names. */
export interface ListedDirectory {
  readonly path: string;
  readonly entries: readonly ListedEntry[];
}

export interface ListedEntry {
  readonly name: string;
  readonly type: FileType;
  /** Where a symlink leads. */
  readonly target?: string;
}

export interface Listing {
  /** What ls was told to list: none of them is a symlink, or ls had shown that. */
  readonly roots: readonly string[];
  readonly directories: readonly ListedDirectory[];
  /** Paths that ls was told to list and found not to be there. */
  readonly absent: readonly string[];
}

const types: Readonly<Record<string, FileType>> = {
  '-': 'file',
  d: 'directory',
  l: 'symlink',
  p: 'fifo',
  s: 'socket',
  b: 'block-device',
  c: 'character-device',
};

/**
 * The output of `ls` with `-l` and `-a`, and perhaps `-R`, `-n`, `-Z`; `null` where one line of it is not understood, because then a
 * name may hold the end of a line. Source: sos 4.12 sos/report/plugins/__init__.py add_dir_listing; GNU coreutils 9.1 ls.
 */
export function parseListing(command: string, output: string): Listing | null {
  const words = command.split(' ');
  const flags = words.filter(word => word.startsWith('-')).join('');
  const paths = words.slice(1).filter(word => word.startsWith('/'));
  if (words[0] !== 'ls' || !flags.includes('l') || !flags.includes('a') || /[dhs*?[]/.test(flags)) return null;
  if (paths.length !== words.filter((word, at) => at > 0 && !word.startsWith('-')).length) return null;
  const recursive = flags.includes('R');
  const absent: string[] = [];
  const directories: { path: string; entries: ListedEntry[] }[] = [];
  let current: { path: string; entries: ListedEntry[] } | undefined;
  if (paths.length === 1 && !recursive && paths[0] !== undefined) current = { path: clean(paths[0]), entries: [] };
  let isHead = true;
  for (const line of output.split('\n')) {
    const missing = /^(?:\/\S*\/)?ls: cannot access '(\/[^']*)': No such file or directory$/.exec(line);
    if (missing?.[1] !== undefined) {
      absent.push(clean(missing[1]));
      continue;
    }
    if (line.startsWith('ls: ')) return null;
    if (line === '') {
      isHead = true;
      continue;
    }
    if (isHead && /^\/.*:$/.test(line) && (recursive || paths.length > 1)) {
      current = { path: clean(line.slice(0, -1)), entries: [] };
      isHead = false;
      continue;
    }
    if (/^total \d+$/.test(line)) {
      if (!current) return null;
      if (!directories.includes(current)) directories.push(current);
      isHead = false;
      continue;
    }
    const entry = parseLine(line);
    if (!entry || !current || !directories.includes(current)) return null;
    if (entry.name !== '.' && entry.name !== '..') current.entries.push(entry);
  }
  const roots = paths.map(clean).filter(path => directories.some(directory => directory.path === path));
  return { roots, directories, absent };
}

const clean = (path: string): string => path.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');

// Rights, links, owner, group, perhaps a context, a size or two numbers of a device, a date of three words.
const form =
  /^([-dlpsbc])[-rwxsStT]{9}[.+@]? +\d+ +\S+ +\S+ +(?:(?:\S+:\S+:\S+|\?) +)?(?:\d+, +\d+|\d+) +[A-Z][a-z]{2} +\d{1,2} +(?:\d\d:\d\d|\d{4}) (.+)$/;

function parseLine(line: string): ListedEntry | null {
  const match = form.exec(line);
  const type = types[match?.[1] ?? ''];
  const name = match?.[2];
  if (type === undefined || name === undefined) return null;
  if (type !== 'symlink') return name.includes('/') ? null : { name, type };
  const arrow = name.indexOf(' -> ');
  return arrow < 1 || name.slice(0, arrow).includes('/') || name.indexOf(' -> ', arrow + 1) > 0
    ? null
    : { name: name.slice(0, arrow), type, target: name.slice(arrow + 4) };
}
