import { decodeText } from '../decode-text.js';
import { SqliteFault } from './sqlite-fault.js';
import { SqlitePages } from './sqlite-pages.js';
import { SqlitePayload, type OverflowBudget } from './sqlite-payload.js';

export { SqliteFault };

export type SqliteValue = string | number | bigint | Uint8Array | null;

/** A row whose values are read when they are asked for. */
export interface SqliteRow {
  readonly id: number;
  /** All values, in the order of the columns; the column of an INTEGER PRIMARY KEY has the number of the row. */
  values(): readonly SqliteValue[];
  /** A column of text or bytes, to be read in parts; `null` where it is something else. */
  bytes(column: number): SqliteBytes | null;
}

export interface SqliteBytes {
  readonly length: number;
  read(from: number, length: number): Uint8Array;
}

const kinds = { interior: 0x05, leaf: 0x0d } as const;
/** SQLite's own bound (BTCURSOR_MAX_DEPTH). */
const deepest = 20;
const mostColumns = 2000;

/** The rows of one table, each value in the order of the columns; `null` where there is no such table. */
export function readSqliteTable(file: Uint8Array, table: string): readonly (readonly SqliteValue[])[] | null {
  const rows = sqliteRows(file, table);
  return rows && [...rows].map(row => row.values());
}

/**
 * The rows of one table in the order of their numbers; only the pages are looked at that they need. `null` where there is no such table.
 * `log` is the write-ahead log beside the file. Source: https://www.sqlite.org/fileformat2.html.
 */
export function sqliteRows(file: Uint8Array, table: string, log?: Uint8Array): Iterable<SqliteRow> | null {
  const reader = new Reader(new SqlitePages(file, log));
  for (const row of reader.rows(1)) {
    const [type, name, , root] = row.values();
    if (
      type === 'table' &&
      typeof name === 'string' &&
      name.toLowerCase() === table.toLowerCase() &&
      typeof root === 'number'
    )
      return reader.rows(root);
  }
  return null;
}

class Reader {
  readonly #pages: SqlitePages;
  readonly #budget: OverflowBudget;
  #visited = 0;

  constructor(pages: SqlitePages) {
    this.#pages = pages;
    this.#budget = { left: pages.count };
  }

  *rows(number: number, depth = 0): Generator<SqliteRow> {
    const page = this.#pages.page(number);
    // The schema and one table are walked, and no page belongs to both.
    if (depth > deepest || ++this.#visited > this.#pages.count) throw new SqliteFault('its pages lead in circles');
    const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
    const header = number === 1 ? 100 : 0;
    const kind = page[header];
    const isLeaf = kind === kinds.leaf;
    if (!isLeaf && kind !== kinds.interior) throw new SqliteFault('a page is none of a table');
    const count = view.getUint16(header + 3);
    const cells = header + (isLeaf ? 8 : 12);
    if (cells + 2 * count > page.length) throw new SqliteFault('a page has more cells than fit');
    for (let index = 0; index < count; index += 1) {
      const cell = view.getUint16(cells + 2 * index);
      if (cell + 4 > page.length) throw new SqliteFault('a cell lies beyond its page');
      if (isLeaf) yield this.#row(page.subarray(cell, this.#pages.usable));
      else yield* this.rows(view.getUint32(cell), depth + 1);
    }
    if (!isLeaf) yield* this.rows(view.getUint32(header + 8), depth + 1);
  }

  #row(cell: Uint8Array): SqliteRow {
    const [length, afterLength] = varint(cell, 0);
    const [id, start] = varint(cell, afterLength);
    const payload = new SqlitePayload(this.#pages, this.#budget, cell.subarray(start), length);
    let columns: readonly Column[] | undefined;
    const known = (): readonly Column[] => (columns ??= columnsOf(payload));
    return {
      id,
      // The column of an INTEGER PRIMARY KEY is null in the record: its value is the row's number.
      values: () =>
        known().map((column, index) => (index === 0 && column.serial === 0 ? id : valueOf(payload, column))),
      bytes(index) {
        const column = known()[index];
        if (!column || column.serial < 12) return null;
        return {
          length: column.length,
          read(from, wanted) {
            if (from < 0 || from + wanted > column.length) throw new SqliteFault('a value lies beyond its row');
            return payload.read(column.at + from, wanted);
          },
        };
      },
    };
  }
}

interface Column {
  readonly serial: number;
  readonly at: number;
  readonly length: number;
}

function columnsOf(payload: SqlitePayload): readonly Column[] {
  const [headerLength, first] = varint(payload.read(0, Math.min(9, payload.length)), 0);
  if (headerLength > mostColumns * 9) throw new SqliteFault('a row has too many columns');
  const header = payload.read(0, headerLength);
  const columns: Column[] = [];
  let at = headerLength;
  for (let next = first; next < headerLength;) {
    const [serial, after] = varint(header, next);
    const length = lengthOf(serial);
    if (at + length > payload.length) throw new SqliteFault('a value lies beyond its row');
    columns.push({ serial, at, length });
    at += length;
    next = after;
  }
  return columns;
}

function valueOf(payload: SqlitePayload, { serial, at, length }: Column): SqliteValue {
  if (serial === 0) return null;
  if (serial === 8 || serial === 9) return serial - 8;
  const bytes = payload.read(at, length);
  if (serial >= 12) return serial % 2 === 1 ? decodeText(bytes) : bytes;
  if (serial === 7) return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0);
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return Number(BigInt.asIntN(length * 8, value));
}

/** A number of up to nine bytes, and the offset after it. */
function varint(bytes: Uint8Array, at: number): readonly [value: number, next: number] {
  let value = 0;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) throw new SqliteFault('a number lies beyond its end');
    if (index === 8) return [value * 256 + byte, at + 9];
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + index + 1];
  }
  return [value, at + 9];
}

function lengthOf(serial: number): number {
  if (serial >= 12) return Math.floor((serial - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][serial] ?? 0;
}
