import { isSince } from '../docker-options/engine-version.js';

/**
 * The type of a setting, after Go's: `s`tring, `b`ool, `i`nt, `f`loat, `d`uration as text, `D`uration as text or number, `a`nything,
 * `S` list of strings, `m` map of strings, `M` map of anything, `H` map of lists, `P` map of tables; `{X}` a struct, `@X` a map of it, `[X` a list of it.
 * `^` before a name: the keys of the struct are taken from the table above where it has no table of that name (go-toml v1).
 */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly promoted: boolean;
}

export type Struct = ReadonlyMap<string, Field>;

/** `name:type` with `>1.7` since and `<2.0` until, by struct. */
export type StructSpecs = Readonly<Record<string, string>>;

/** The fields that a version has. */
export function structOf(specs: StructSpecs, name: string, version: string): Struct {
  const fields = new Map<string, Field>();
  (specs[name] ?? '').split(' ').forEach(word => {
    const until = word.indexOf('<');
    if (until >= 0 && isSince(version, word.slice(until + 1))) return;
    const upTo = until < 0 ? word.length : until;
    const since = word.indexOf('>');
    if (since >= 0 && !isSince(version, word.slice(since + 1, upTo))) return;
    const colon = word.indexOf(':');
    if (colon < 0) return;
    const promoted = word.startsWith('^');
    const key = word.slice(promoted ? 1 : 0, colon);
    fields.set(key, { name: key, type: word.slice(colon + 1, since < 0 ? upTo : since), promoted });
  });
  return fields;
}
