type Value = string | number | null | Uint8Array;

const pageSize = 4096;

/** A SQLite database with one table of text, bytes and small numbers: a page of its schema, one of its rows, and what does not fit in that. */
export function sqliteSample(table: string, rows: readonly (readonly Value[])[]): Uint8Array {
  const pages = [new Uint8Array(pageSize), new Uint8Array(pageSize)];
  const [first, second] = pages as [Uint8Array, Uint8Array];
  const view = new DataView(first.buffer);
  first.set(new TextEncoder().encode('SQLite format 3\0'));
  view.setUint16(16, pageSize);
  first[18] = first[19] = 1;
  view.setUint32(56, 1);
  leaf(pages, first, 100, [['table', table, table, 2, `CREATE TABLE ${table} (ID INTEGER PRIMARY KEY)`]]);
  leaf(pages, second, 0, rows);
  const file = new Uint8Array(pages.length * pageSize);
  for (const [index, page] of pages.entries()) file.set(page, index * pageSize);
  return file;
}

function leaf(pages: Uint8Array[], page: Uint8Array, offset: number, rows: readonly (readonly Value[])[]): void {
  const view = new DataView(page.buffer);
  let end = pageSize;
  view.setUint8(offset, 0x0d);
  view.setUint16(offset + 3, rows.length);
  for (const [index, row] of rows.entries()) {
    const types = row.flatMap(value => varint(serialOf(value)));
    const body = row.flatMap(value =>
      value === null
        ? []
        : typeof value === 'number'
          ? [value]
          : [...(typeof value === 'string' ? encode(value) : value)],
    );
    const payload = [types.length + 1, ...types, ...body];
    const local = payload.length <= pageSize - 35 ? payload.length : leastLocal(payload.length);
    const cell = [...varint(payload.length), ...varint(index + 1), ...payload.slice(0, local)];
    if (local < payload.length) cell.push(...word(overflow(pages, payload.slice(local))));
    end -= cell.length;
    page.set(cell, end);
    view.setUint16(offset + 8 + 2 * index, end);
  }
  view.setUint16(offset + 5, end);
}

/** What does not fit goes into a chain of pages; the number of the first. */
function overflow(pages: Uint8Array[], bytes: readonly number[]): number {
  const page = new Uint8Array(pageSize);
  const number = pages.push(page);
  page.set(bytes.slice(0, pageSize - 4), 4);
  if (bytes.length > pageSize - 4) page.set(word(overflow(pages, bytes.slice(pageSize - 4))));
  return number;
}

function leastLocal(length: number): number {
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23;
  const fitting = least + ((length - least) % (pageSize - 4));
  return fitting <= pageSize - 35 ? fitting : least;
}

function serialOf(value: Value): number {
  if (value === null) return 0;
  if (typeof value === 'number') return 1;
  return typeof value === 'string' ? 13 + 2 * encode(value).length : 12 + 2 * value.length;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const word = (value: number): readonly number[] => [24, 16, 8, 0].map(shift => (value >>> shift) & 0xff);

const varint = (value: number): readonly number[] =>
  value < 128 ? [value] : [...varint(value >> 7).map(byte => byte | 0x80), value & 0x7f];

/** The write-ahead log that gives pages of a database their newer form in one commit. */
export function logSample(pages: ReadonlyMap<number, Uint8Array>, count: number): Uint8Array {
  const log = new Uint8Array(32 + pages.size * (24 + pageSize));
  const view = new DataView(log.buffer);
  const words = [0x377f0683, 3_007_000, pageSize, 0, 0x5a17, 0xbeef];
  for (const [index, value] of words.entries()) view.setUint32(index * 4, value);
  let sums: readonly [number, number] = [0, 0];
  const add = (from: number, length: number): void => {
    for (let at = from; at < from + length; at += 8) {
      const a = (sums[0] + view.getUint32(at) + sums[1]) >>> 0;
      sums = [a, (sums[1] + view.getUint32(at + 4) + a) >>> 0];
    }
  };
  const seal = (at: number): void => [0, 1].forEach(index => view.setUint32(at + 4 * index, sums[index] as number));
  add(0, 24);
  seal(24);
  let at = 32;
  for (const [index, [number, page]] of [...pages].entries()) {
    const frame = [number, index === pages.size - 1 ? count : 0, 0x5a17, 0xbeef];
    for (const [place, value] of frame.entries()) view.setUint32(at + place * 4, value);
    log.set(page, at + 24);
    add(at, 8);
    add(at + 24, pageSize);
    seal(at + 16);
    at += 24 + pageSize;
  }
  return log;
}
