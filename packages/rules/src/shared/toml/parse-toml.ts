import { parse, TomlDate, TomlError } from 'smol-toml';
import { invalidUtf8 } from '../go-json/encoding.js';
import { decodeText } from '../decode-text.js';
import { scanToml, tomlPath, type TomlScan } from './scan-toml.js';
import { tomlPositions, type TomlPosition } from './toml-text.js';

/** An integer is a bigint and a float a number: decoders tell them apart. A table has no prototype: any name is safe. */
export type TomlValue = string | number | bigint | boolean | TomlDate | TomlTable | readonly TomlValue[];

export interface TomlTable {
  readonly [key: string]: TomlValue;
}

export interface TomlFault {
  readonly message: string;
  readonly position: TomlPosition;
  /** Whether a key or a table is there twice. */
  readonly isRedefinition: boolean;
  /**
   * Whether every decoder refuses it: what they make of tables and dotted keys that meet differs, and some of it others take.
   * Measured with the test suite of TOML and the decoder of BurntSushi (1.2, 1.4, 1.6).
   */
  readonly certain: boolean;
}

export interface TomlDocument {
  readonly ok: true;
  /** Whether the file starts with a byte order mark, which some decoders refuse. */
  readonly hasMark: boolean;
  readonly root: TomlTable;
  /** Where a key or an item of an array starts. Indexes of arrays count as parts: `['runtimes', 0, 'path']`. */
  positionOf(path: readonly (string | number)[]): TomlPosition | undefined;
  /** The first thing that TOML 1.1 allows and a decoder of TOML 1.0 refuses; `null` where there is none. */
  readonly newer: TomlPosition | null;
}

export type TomlOutcome = TomlDocument | { readonly ok: false; readonly fault: TomlFault };

/** Parses TOML 1.1 with positions. Integers are held to 64 bits, as every decoder in Go does. */
export function parseToml(bytes: Uint8Array): TomlOutcome {
  const whole = decodeText(bytes);
  const hasMark = whole.startsWith('\ufeff');
  const text = hasMark ? whole.slice(1) : whole;
  const at = tomlPositions(text);
  const refuse = (message: string, position: TomlPosition, certain = true): TomlOutcome => ({
    ok: false,
    fault: { message, position, isRedefinition: message.startsWith(redefinition), certain },
  });
  // What is not UTF-8 is decoded to this sign, so only text with it need be looked through.
  const bad = whole.includes('\ufffd') ? invalidUtf8(bytes) : null;
  if (bad !== null)
    return refuse('invalid UTF-8 byte', at(decodeText(bytes.subarray(0, bad)).length - (hasMark ? 1 : 0)));
  // The library would skip a second mark.
  if (text.startsWith('\ufeff')) return refuse('illegal character in key', at(0));
  let root: TomlTable;
  try {
    root = parse(withoutComments(text), { integersAsBigInt: true });
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const offset = offsetOf(text, error);
    const message = reasonOf(error);
    return refuse(message, at(offset), !message.startsWith(redefinition) || isPlainRepetition(text, offset));
  }
  let scan: TomlScan | undefined;
  const scanned = (): TomlScan => (scan ??= scanToml(text));
  const positionOf = (path: readonly (string | number)[]): TomlPosition | undefined => {
    const offset = scanned().keys.get(tomlPath(path));
    return offset === undefined ? undefined : at(offset);
  };
  const large = findTooLarge(root);
  if (large) return refuse('an integer has more than 64 bits', positionOf(large) ?? at(0));
  const badDate = /\d-\d\d-\d/.test(text) ? scanned().badDate : null;
  if (badDate !== null) return refuse('invalid date', at(badDate));
  return {
    ok: true,
    hasMark,
    root,
    positionOf,
    get newer() {
      const { newer } = scanned();
      return newer === null ? null : at(newer);
    },
  };
}

/**
 * Distributions' files are comments for the most part, and the library reads them letter by letter. Whole lines of them become empty,
 * so that every place stays; where strings of several lines may hold such a line, and where it holds what no comment may, it stays.
 */
const withoutComments = (text: string): string =>
  text.includes('"""') || text.includes("'''")
    ? text
    : text.replace(/^[ \t]*#[\t\x20-\x7e\u00a0-\ud7ff\ue000-\ufffc]*$/gm, '');

const redefinition = 'trying to redefine';

/**
 * Whether the statement at an offset is there before in the same words: the same header, or the same key under the same header.
 * BurntSushi before 1.6 takes a second array for a first one.
 */
function isPlainRepetition(text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = lineAt(text, start);
  if (hasArray(line)) return false;
  // What the value is does not matter, and it may go on over more lines.
  const statement = line.trimStart().startsWith('[') ? line : line.replace(/=.*$/, '= 0');
  const before = scanToml(text.slice(0, start));
  const { last } = scanToml(`${text.slice(0, start)}\n${statement}\n`);
  const first = last === null ? undefined : before.statements.get(last);
  return first !== undefined && !hasArray(lineAt(text, first));
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end);
}

const hasArray = (line: string): boolean => /=\s*\[/.test(line);

export const isTomlTable = (value: TomlValue | undefined): value is TomlTable =>
  typeof value === 'object' && !Array.isArray(value) && !(value instanceof TomlDate);

/** The name of a value's type in the words of TOML. */
export function tomlTypeName(value: TomlValue): string {
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value;
  if (typeof value === 'bigint') return 'integer';
  if (typeof value === 'number') return 'float';
  if (Array.isArray(value)) return 'array';
  return isTomlTable(value) ? 'table' : 'date';
}

const reasonOf = (error: TomlError): string => /^Invalid TOML document: ([^\n]*)/.exec(error.message)?.[1] ?? 'invalid';

/** The library counts columns in units of UTF-16. */
function offsetOf(text: string, { line, column }: TomlError): number {
  let start = 0;
  for (let left = line; left > 1; left -= 1) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}

interface Visit {
  readonly value: TomlValue;
  readonly key: string | number;
  readonly parent: Visit | null;
}

/** Not by recursion: a key of thousands of dots makes thousands of tables. */
function findTooLarge(root: TomlTable): readonly (string | number)[] | undefined {
  const open: Visit[] = [{ value: root, key: '', parent: null }];
  for (let visit = open.pop(); visit; visit = open.pop()) {
    const { value } = visit;
    if (typeof value === 'bigint' && BigInt.asIntN(64, value) !== value) return pathOf(visit);
    if (typeof value !== 'object' || value instanceof TomlDate) continue;
    if (Array.isArray(value)) for (const [key, item] of value.entries()) open.push({ value: item, key, parent: visit });
    else for (const [key, item] of Object.entries(value)) open.push({ value: item, key, parent: visit });
  }
  return undefined;
}

function pathOf(visit: Visit): readonly (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Visit | null = visit; at?.parent; at = at.parent) path.unshift(at.key);
  return path;
}
