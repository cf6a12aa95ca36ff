import type { TomlPlace, TomlTable, TomlValue } from '../go-toml/node.js';

export interface Visited {
  readonly path: readonly string[];
  readonly value: TomlValue;
  readonly place: TomlPlace;
}

/** The values at a path in tables; `*` stands for every key. */
export function visit(table: TomlTable, pattern: readonly string[]): readonly Visited[] {
  let found: readonly Visited[] = [{ path: [], value: table, place: table.place }];
  for (const key of pattern) {
    found = found.flatMap(({ path, value }) => {
      if (value.kind !== 'table') return [];
      const entries = key === '*' ? [...value.entries] : [...value.entries].filter(([name]) => name === key);
      return entries.map(([name, entry]) => ({ path: [...path, name], value: entry, place: entry.place }));
    });
  }
  return found;
}
