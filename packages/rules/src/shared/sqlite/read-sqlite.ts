/** Thrown for a file that is no SQLite database, or whose pages lead nowhere. */
export class SqliteFault extends Error {
  override readonly name = 'SqliteFault';
}

export type SqliteValue = string | number | bigint | Uint8Array | null;

const magic = 'SQLite format 3\0';
const kinds = { interior: 0x05, leaf: 0x0d } as const;
const mostPages = 10_000;

/**
 * The rows of one table, each value in the order of the columns; `null` where there is no such table.
 * Rows that do not fit in a page are left out. Source: https://www.sqlite.org/fileformat2.html.
 */
export function readSqliteTable(file: Uint8Array, table: string): readonly (readonly SqliteValue[])[] | null {
  const reader = new Reader(file);
  for (const [type, name, , root] of reader.rows(1)) {
    if (
      type === 'table' &&
      typeof name === 'string' &&
      name.toLowerCase() === table.toLowerCase() &&
      typeof root === 'number'
    )
      return [...reader.rows(root)];
  }
  return null;
}

class Reader {
  readonly #file: Uint8Array;
  readonly #view: DataView;
  readonly #pageSize: number;
  readonly #usable: number;
  #visited = 0;

  constructor(file: Uint8Array) {
    this.#file = file;
    this.#view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    if (file.length < 100 || decoder.decode(file.subarray(0, magic.length)) !== magic)
      throw new SqliteFault('file is not a database');
    const size = this.#view.getUint16(16);
    this.#pageSize = size === 1 ? 65_536 : size;
    if (this.#pageSize < 512) throw new SqliteFault('file is not a database');
    this.#usable = this.#pageSize - (file[20] as number);
  }

  *rows(page: number): Generator<readonly SqliteValue[]> {
    if (++this.#visited > mostPages) throw new SqliteFault('its pages lead in circles');
    const start = (page - 1) * this.#pageSize;
    const header = page === 1 ? 100 : start;
    if (page < 1 || start + this.#pageSize > this.#file.length) throw new SqliteFault('a page lies beyond its end');
    const kind = this.#file[header];
    const isLeaf = kind === kinds.leaf;
    if (!isLeaf && kind !== kinds.interior) throw new SqliteFault('a page is none of a table');
    const count = this.#view.getUint16(header + 3);
    const cells = header + (isLeaf ? 8 : 12);
    if (cells + 2 * count > start + this.#pageSize) throw new SqliteFault('a page has more cells than fit');
    for (let index = 0; index < count; index += 1) {
      const cell = start + this.#view.getUint16(cells + 2 * index);
      if (cell + 4 > start + this.#pageSize) throw new SqliteFault('a cell lies beyond its page');
      if (!isLeaf) yield* this.rows(this.#view.getUint32(cell));
      else {
        const row = this.#record(cell, start + this.#pageSize);
        if (row) yield row;
      }
    }
    if (!isLeaf) yield* this.rows(this.#view.getUint32(header + 8));
  }

  #record(cell: number, end: number): readonly SqliteValue[] | undefined {
    const [size, afterSize] = this.#varint(cell);
    const [id, payload] = this.#varint(afterSize);
    if (size > this.#usable - 35 || payload + size > end) return undefined;
    const [headerSize, first] = this.#varint(payload);
    const values: SqliteValue[] = [];
    let at = payload + headerSize;
    for (let next = first; next < payload + headerSize;) {
      const [serial, after] = this.#varint(next);
      const length = lengthOf(serial);
      if (at + length > payload + size) throw new SqliteFault('a value lies beyond its row');
      values.push(this.#value(serial, at, length));
      at += length;
      next = after;
    }
    // The column of an INTEGER PRIMARY KEY is null in the record: its value is the row's number.
    return values.map((value, index) => (index === 0 && value === null ? id : value));
  }

  #value(serial: number, at: number, length: number): SqliteValue {
    if (serial === 0) return null;
    if (serial === 8 || serial === 9) return serial - 8;
    if (serial >= 12) {
      const bytes = this.#file.subarray(at, at + length);
      return serial % 2 === 1 ? decoder.decode(bytes) : bytes;
    }
    if (serial === 7) return this.#view.getFloat64(at);
    let value = 0n;
    for (let index = 0; index < length; index += 1) value = (value << 8n) | BigInt(this.#file[at + index] as number);
    return Number(BigInt.asIntN(length * 8, value));
  }

  /** A number of up to nine bytes, and the offset after it. */
  #varint(at: number): readonly [value: number, next: number] {
    let value = 0;
    for (let index = 0; index < 9; index += 1) {
      const byte = this.#file[at + index];
      if (byte === undefined) throw new SqliteFault('a number lies beyond its end');
      if (index === 8) return [value * 256 + byte, at + 9];
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return [value, at + index + 1];
    }
    return [value, at + 9];
  }
}

const decoder = new TextDecoder();

function lengthOf(serial: number): number {
  if (serial >= 12) return Math.floor((serial - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][serial] ?? 0;
}
