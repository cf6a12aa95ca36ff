import { isTomlTable, tomlTypeName, type TomlDocument, type TomlTable, type TomlValue } from './parse-toml.js';
import type { TomlPosition } from './toml-text.js';

/** What a Go program decodes a value into. `extendable`: strings, and tables such as `{append=true}` between them. */
export type TomlField =
  | 'string'
  | 'bool'
  | 'uint32'
  | 'uint'
  | 'int'
  | 'float'
  | 'strings'
  | 'extendable'
  | 'string-map'
  | 'lists'
  | 'any'
  | TomlFields;

/** The fields of a Go struct by their names in TOML. */
export interface TomlFields {
  readonly [key: string]: TomlField;
}

export interface TomlSetting {
  readonly value: TomlValue;
  readonly position: TomlPosition | undefined;
}

export interface TomlTypeFault {
  /** Dotted, as the file writes it. */
  readonly key: string;
  /** "must be a string, and is an integer". */
  readonly message: string;
  readonly position: TomlPosition | undefined;
}

export interface DecodedToml {
  /** By dotted name, as the struct calls it. Tables are not in it, what is in them is. */
  readonly settings: ReadonlyMap<string, TomlSetting>;
  /** Each of them makes the program refuse the file. */
  readonly faults: readonly TomlTypeFault[];
  /** Keys that no field takes: the program goes on without them. */
  readonly unknown: readonly { readonly key: string; readonly position: TomlPosition | undefined }[];
}

/**
 * Decodes as BurntSushi/toml does: names match without case, a wrong type refuses the whole file, an unknown key is left out.
 * Source: BurntSushi/toml v1.2.0, v1.6.0 decode.go unifyStruct, unifyInt, unifySlice, unifyMap.
 */
export function decodeToml(document: TomlDocument, fields: TomlFields): DecodedToml {
  const settings = new Map<string, TomlSetting>();
  const faults: TomlTypeFault[] = [];
  const unknown: DecodedToml['unknown'][number][] = [];
  const visit = (table: TomlTable, inside: TomlFields, path: readonly string[], names: readonly string[]): void => {
    for (const [key, value] of Object.entries(table)) {
      const written = [...path, key];
      const position = document.positionOf(written);
      const name = fieldOf(inside, key);
      if (name === undefined) {
        unknown.push({ key: written.join('.'), position });
        continue;
      }
      const field = inside[name] as TomlField;
      const fault = typeFault(field, value);
      const dotted = [...names, name];
      if (fault !== undefined) faults.push({ key: written.join('.'), message: fault, position });
      else if (typeof field === 'object' && isTomlTable(value)) visit(value, field, written, dotted);
      else settings.set(dotted.join('.'), { value, position });
    }
  };
  visit(document.root, fields, [], []);
  return { settings, faults, unknown };
}

function fieldOf(fields: TomlFields, key: string): string | undefined {
  if (Object.hasOwn(fields, key)) return key;
  const folded = key.toLowerCase();
  return Object.keys(fields).find(name => name.toLowerCase() === folded);
}

const mostUint32 = 0xffff_ffffn;

function typeFault(field: TomlField, value: TomlValue): string | undefined {
  const must = (what: string, holds: boolean): string | undefined =>
    holds ? undefined : `must be ${what}, and is ${articled(tomlTypeName(value))}`;
  if (typeof field === 'object') return must('a table', isTomlTable(value));
  switch (field) {
    case 'string':
      return must('a string', typeof value === 'string');
    case 'bool':
      return must('true or false', typeof value === 'boolean');
    case 'int':
      return must('an integer', typeof value === 'bigint');
    case 'float':
      return must('a number', typeof value === 'number' || typeof value === 'bigint');
    case 'uint':
      if (typeof value === 'bigint' && value < 0n) return 'must not be negative';
      return must('an integer', typeof value === 'bigint');
    case 'uint32':
      if (typeof value === 'bigint' && (value < 0n || value > mostUint32)) return 'must be from 0 to 4294967295';
      return must('an integer', typeof value === 'bigint');
    case 'strings':
      return must('an array', Array.isArray(value)) ?? itemFault(value, item => typeof item === 'string');
    case 'extendable':
      return must('an array', Array.isArray(value)) ?? itemFault(value, isStringOrAttribute);
    case 'string-map':
      return must('a table', isTomlTable(value)) ?? itemFault(Object.values(value), item => typeof item === 'string');
    case 'lists':
      return (
        must('a table', isTomlTable(value)) ??
        Object.values(value)
          .map(item => typeFault('strings', item))
          .find(fault => fault !== undefined)
      );
    case 'any':
      return undefined;
  }
}

function itemFault(items: unknown, fits: (item: TomlValue) => boolean): string | undefined {
  const bad = (items as readonly TomlValue[]).find(item => !fits(item));
  return bad === undefined ? undefined : `must hold strings only, and has ${articled(tomlTypeName(bad))}`;
}

/** Source: go.podman.io/storage v1.64.0 pkg/configfile/slice.go UnmarshalTOML. */
const isStringOrAttribute = (item: TomlValue): boolean =>
  typeof item === 'string' ||
  (isTomlTable(item) && Object.entries(item).every(([key, value]) => key === 'append' && typeof value === 'boolean'));

const articled = (word: string): string => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
