import { isGoDuration } from '../go-parse/duration.js';
import {
  newTable,
  type TomlArray,
  type TomlPlace,
  type TomlScalar,
  type TomlTable,
  type TomlValue,
} from '../go-toml/node.js';
import { structOf, type StructSpecs } from './field-specs.js';

/** A value that does not fit the setting's type. */
export class DecodeError extends Error {
  readonly key: string;
  readonly place: TomlPlace;
  readonly wanted: string;

  constructor(key: string, value: TomlValue, wanted: string) {
    super(`${key} must be ${wanted}, not ${wordOf(value)}`);
    this.key = key;
    this.place = value.place;
    this.wanted = wanted;
  }
}

export interface UnknownKey {
  readonly key: string;
  readonly place: TomlPlace;
}

export interface Decoding {
  readonly specs: StructSpecs;
  readonly version: string;
  /** pelletier/go-toml v2, with containerd 2.0. */
  readonly strict: boolean;
  /** Whether a table with nothing in it may stand for any value: v2 sees only `[header]`, and writes plugins' inline tables as such. */
  readonly inlineAsHeader: boolean;
  /** Whether this go-toml lets such a table pass at all, which later ones do not; `null`: the build is not known. */
  readonly emptyTables: boolean | null;
  readonly unknown: UnknownKey[];
  /** What only some builds refuse. */
  readonly unsure: DecodeError[];
}

const words: Readonly<Record<string, string>> = {
  s: 'a string',
  b: 'true or false',
  i: 'a whole number',
  f: 'a number with a decimal point',
  d: 'a duration such as "10s"',
  D: 'a duration such as "10s"',
  S: 'a list of strings',
  m: 'a table of strings',
  M: 'a table',
  H: 'a table of lists of strings',
  P: 'a table of tables',
  '{': 'a table',
  '@': 'a table of tables',
  '[': 'a list of tables',
};

const wordOf = (value: TomlValue): string =>
  value.kind === 'table'
    ? 'a table'
    : value.kind === 'array'
      ? 'a list'
      : value.kind === 'string'
        ? 'a string'
        : value.text;

/**
 * A table as Go's decoder puts it into a struct: known keys under their own names. Throws a DecodeError where a value does not fit.
 * Source: pelletier/go-toml v1.9.5 marshal.go valueFromToml; v2.2.4 unmarshaler.go.
 */
export function decodeStruct(table: TomlTable, name: string, path: string, how: Decoding): TomlTable {
  const fields = structOf(how.specs, name, how.version);
  const decoded = newTable(table.place, table.inline);
  const put = (key: string, value: TomlValue): void => {
    const field = fields.get(key);
    if (field) decoded.entries.set(key, decodeValue(value, field.type, join(path, key), how));
  };
  if (how.strict) {
    for (const [key, value] of table.entries) {
      const known = fields.has(key) ? key : key.toLowerCase();
      if (fields.has(known)) put(known, value);
      else how.unknown.push({ key: join(path, key), place: value.place });
    }
    return decoded;
  }
  const used = new Set<string>();
  for (const { name: key, type, promoted } of fields.values()) {
    const written = [key, key.toUpperCase()].find(one => table.entries.has(one));
    if (written !== undefined) put(key, table.entries.get(written) as TomlValue);
    else if (promoted) {
      const inner = type.slice(1, -1);
      for (const one of structOf(how.specs, inner, how.version).keys()) used.add(one);
      decoded.entries.set(key, decodeStruct(table, inner, path, { ...how, unknown: [] }));
    }
    if (written !== undefined) used.add(written);
  }
  for (const [key, value] of table.entries)
    if (!used.has(key)) how.unknown.push({ key: join(path, key), place: value.place });
  return decoded;
}

const join = (path: string, key: string): string => {
  const word = /^[\w-]+$/.test(key) ? key : `"${key}"`;
  return path === '' ? word : `${path}.${word}`;
};

function decodeValue(value: TomlValue, type: string, path: string, how: Decoding): TomlValue {
  const wrong = (): DecodeError => new DecodeError(path, value, words[type[0] as string] ?? 'something else');
  if (type === 'a' || type === 'M' || type === 'P') {
    if (type !== 'a' && value.kind !== 'table') throw wrong();
    return type === 'P' && !how.strict ? everyEntry(value, '{', path, how, wrong) : undamaged(value, path, how);
  }
  if (type.startsWith('{')) {
    if (value.kind !== 'table') throw wrong();
    return decodeStruct(value, type.slice(1, -1), path, how);
  }
  if (type.startsWith('@')) return everyEntry(value, `{${type.slice(1)}}`, path, how, wrong);
  if (type === 'm') return everyEntry(value, 's', path, how, wrong);
  if (type === 'H') return everyEntry(value, 'S', path, how, wrong);
  if (type === 'S' || type.startsWith('[')) {
    if (value.kind !== 'array') throw wrong();
    const ofTables = type !== 'S';
    if (!how.strict && value.tables !== ofTables) throw wrong();
    const items = value.items.map((item, index) =>
      decodeValue(item, ofTables ? `{${type.slice(1)}}` : 's', `${path}[${index}]`, how),
    );
    return { ...value, items };
  }
  if (value.kind !== 'table') return decodeScalar(value, type, how) ?? fail(wrong());
  if (!how.strict || value.entries.size > 0 || (value.inline && !how.inlineAsHeader) || how.emptyTables === false)
    throw wrong();
  if (how.emptyTables === null) how.unsure.push(wrong());
  return { kind: 'string', text: '', place: value.place };
}

const fail = (error: DecodeError): never => {
  throw error;
};

function everyEntry(value: TomlValue, type: string, path: string, how: Decoding, wrong: () => DecodeError): TomlTable {
  if (value.kind !== 'table') throw wrong();
  const decoded = newTable(value.place, value.inline);
  for (const [key, entry] of value.entries) {
    const inside = join(path, key);
    if (type !== '{') decoded.entries.set(key, decodeValue(entry, type, inside, how));
    else if (entry.kind !== 'table') throw new DecodeError(inside, entry, 'a table');
    else decoded.entries.set(key, entry);
  }
  return decoded;
}

/** The value as it is, unless it cannot be read for what it is: a date that does not exist, a number that does not fit. */
function undamaged(value: TomlValue, path: string, how: Decoding): TomlValue {
  if (!how.strict) return value;
  const bad = findDamage(value);
  if (bad) throw new DecodeError(path, bad, 'a value that exists');
  return value;
}

function findDamage(value: TomlValue): TomlValue | undefined {
  if (value.kind === 'table') return firstOf([...value.entries.values()]);
  if (value.kind === 'array') return firstOf(value.items);
  return value.problem === undefined ? undefined : value;
}

function firstOf(values: readonly TomlValue[]): TomlValue | undefined {
  for (const value of values) {
    const bad = findDamage(value);
    if (bad) return bad;
  }
  return undefined;
}

function decodeScalar(value: TomlScalar | TomlArray, type: string, { strict }: Decoding): TomlValue | undefined {
  if (value.kind === 'array') return undefined;
  const { kind, text, problem } = value;
  if (type === 'd') return isGoDuration(text) && (kind === 'string' || /^[+-]?0$/.test(text)) ? value : undefined;
  if (problem !== undefined) return undefined;
  if (type === 'D') return kind === 'integer' || (kind === 'string' && isGoDuration(text)) ? value : undefined;
  const wanted: Readonly<Record<string, readonly string[]>> = {
    s: ['string'],
    b: ['boolean'],
    i: ['integer'],
    f: strict ? ['float', 'integer'] : ['float'],
  };
  return wanted[type]?.includes(kind) ? value : undefined;
}
