import type { BlsEntry } from './bls-entry.js';
import type { GrubItem, GrubVariables } from './grub-script.js';
import { compareVersions } from './version-order.js';

const longestOptions = 65_536;

/**
 * What `blscfg` makes of the entries: the newest first, by the names of their files. An entry without options gets those of the
 * variable default_kernelopts. Sources: GRUB 2.14 grub-core/commands/blsuki.c; Red Hat's grub-core/commands/blscfg.c before it.
 */
export function grubItemsOfBls(entries: readonly BlsEntry[], variables: GrubVariables): readonly GrubItem[] {
  const named = entries.map(entry => ({
    entry,
    id: entry.path.slice(entry.path.lastIndexOf('/') + 1, -'.conf'.length),
  }));
  return named
    .sort((a, b) => compareVersions(b.id, a.id))
    .flatMap(({ entry: { title, kernel, options, version, path, line, text }, id }): readonly GrubItem[] => {
      if (kernel === null) return [];
      const given = options ?? variables.get('default_kernelopts') ?? '';
      const linux = { kernel, options: expand(given, variables), version, path, line, text };
      return [{ title: title ?? kernel, id, kind: 'entry', body: [], linux, maybe: false }];
    });
}

const expand = (options: string, variables: GrubVariables): string =>
  options
    .replace(/\$(\w{1,100})/g, (_, name: string) => (variables.get(name) ?? '').slice(0, longestOptions))
    .slice(0, longestOptions)
    .trim();
