/** A SQLite database with one table of text and small numbers: a page of its schema, and a page of its rows. */
export function sqliteSample(table: string, rows: readonly (readonly (string | number | null)[])[]): Uint8Array {
  const pageSize = 4096;
  const file = new Uint8Array(2 * pageSize);
  const view = new DataView(file.buffer);
  file.set(new TextEncoder().encode('SQLite format 3\0'));
  view.setUint16(16, pageSize);
  file[18] = file[19] = 1;
  view.setUint32(56, 1);
  leaf(file, 0, 100, [['table', table, table, 2, `CREATE TABLE ${table} (ID INTEGER PRIMARY KEY)`]]);
  leaf(file, pageSize, 0, rows);
  return file;
}

function leaf(
  file: Uint8Array,
  start: number,
  offset: number,
  rows: readonly (readonly (string | number | null)[])[],
): void {
  const view = new DataView(file.buffer, start);
  let end = 4096;
  view.setUint8(offset, 0x0d);
  view.setUint16(offset + 3, rows.length);
  for (const [index, row] of rows.entries()) {
    const types = row.flatMap(value =>
      varint(value === null ? 0 : typeof value === 'number' ? 1 : 13 + 2 * encode(value).length),
    );
    const body = row.flatMap(value => (value === null ? [] : typeof value === 'number' ? [value] : [...encode(value)]));
    const payload = [types.length + 1, ...types, ...body];
    const cell = [...varint(payload.length), ...varint(index + 1), ...payload];
    end -= cell.length;
    file.set(cell, start + end);
    view.setUint16(offset + 8 + 2 * index, end);
  }
  view.setUint16(offset + 5, end);
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const varint = (value: number): readonly number[] => (value < 128 ? [value] : [0x80 | (value >> 7), value & 0x7f]);
