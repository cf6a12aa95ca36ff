import { newTable, type TomlTable, type TomlValue } from '../go-toml/node.js';

/** Tables whose entries are replaced whole. */
const replaced: readonly string[] = ['stream_processors', 'proxy_plugins', 'timeouts'];

/**
 * An imported file over what was read before: what is empty does not count, lists grow, and since 2.0 the settings of a plugin are merged
 * where they were replaced. Source: containerd v1.7.24 and v2.1.9 server/config/config.go mergeConfig; dario.cat/mergo v1.0.1 merge.go deepMerge.
 */
export function mergeConfig(below: TomlTable, above: TomlTable, strict: boolean): TomlTable {
  const merged = newTable(below.place);
  for (const [key, value] of below.entries) merged.entries.set(key, value);
  for (const [key, value] of above.entries) {
    const before = merged.entries.get(key);
    if (before === undefined) merged.entries.set(key, value);
    else if (value.kind === 'array' && before.kind === 'array') merged.entries.set(key, joined(before, value, strict));
    else if (value.kind === 'table' && before.kind === 'table')
      merged.entries.set(
        key,
        key === 'plugins'
          ? overlaid(before, value, strict)
          : replaced.includes(key)
            ? overlaid(before, value, false)
            : mergeConfig(before, value, strict),
      );
    else if (!isEmpty(value)) merged.entries.set(key, value);
  }
  return merged;
}

type List = Extract<TomlValue, { kind: 'array' }>;

/** Before 2.0 what is there twice stays there twice. */
function joined(below: List, above: List, strict: boolean): List {
  const has = (item: TomlValue): boolean =>
    item.kind === 'string' && below.items.some(other => other.kind === 'string' && other.text === item.text);
  return { ...below, items: [...below.items, ...(strict ? above.items.filter(item => !has(item)) : above.items)] };
}

function overlaid(below: TomlTable, above: TomlTable, deep: boolean): TomlTable {
  const merged = newTable(above.place);
  for (const [key, value] of below.entries) merged.entries.set(key, value);
  for (const [key, value] of above.entries) {
    const before = merged.entries.get(key);
    const both = deep && before?.kind === 'table' && value.kind === 'table';
    merged.entries.set(key, both ? overlaid(before, value, true) : value);
  }
  return merged;
}

function isEmpty(value: TomlValue): boolean {
  if (value.kind === 'string') return value.text === '';
  if (value.kind === 'boolean') return value.text === 'false';
  return value.kind === 'integer' && BigInt(value.text.replaceAll('_', '').replace(/^\+/, '')) === 0n;
}
