import { readsOf } from '@hostlint/core';
import rules from '@hostlint/rules';

export const kernel = '6.1.0-18-amd64';
export const dataRoot = '/srv/data';

/** Puts something where a declaration leaves it open. */
const filled = (path: string): string =>
  path
    .replaceAll('{kernel}', kernel)
    .replaceAll('{home}', '/root')
    .replaceAll('{uid}', '0')
    .replaceAll('{pid}', '1')
    .replaceAll('{cgroup}', '')
    .replaceAll('{mount}', '/')
    .replace(/^\{configured\}$/, `${dataRoot}/named`)
    .replace('{configured}', dataRoot)
    .replaceAll('*', 'x');

const reads = readsOf(rules.facts ?? [], { seldom: true });

/** Each file that any fact declares, with a name in the place of each wildcard, and the size up to which it is read. */
export const declaredFiles: ReadonlyMap<string, number> = new Map(
  reads.files.map(({ path, maxBytes }) => [filled(path), maxBytes]),
);

/** Each directory that any fact lists. */
export const declaredLists: readonly string[] = [...new Set(reads.lists.map(({ path }) => filled(path)))];
