/** A bbolt database with one bucket, as bbolt lays it out: two meta pages, a free list, and a leaf that holds the bucket inside. */
export function boltSample(bucket: string, entries: Readonly<Record<string, string>>): Uint8Array {
  const pageSize = 4096;
  const file = new Uint8Array(4 * pageSize);
  const view = new DataView(file.buffer);
  const header = (at: number, id: number, flags: number, count: number): void => {
    view.setBigUint64(at, BigInt(id), true);
    view.setUint16(at + 8, flags, true);
    view.setUint16(at + 10, count, true);
  };
  const leaf = (
    at: number,
    items: readonly (readonly [key: Uint8Array, value: Uint8Array, flags: number])[],
  ): number => {
    let data = at + 16 + items.length * 16;
    for (const [index, [key, value, flags]] of items.entries()) {
      const element = at + 16 + index * 16;
      [flags, data - element, key.length, value.length].forEach((word, part) =>
        view.setUint32(element + part * 4, word, true),
      );
      file.set(key, data);
      file.set(value, data + key.length);
      data += key.length + value.length;
    }
    return data;
  };
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  for (const page of [0, 1]) {
    const at = page * pageSize + 16;
    header(page * pageSize, page, 0x04, 0);
    [0xed0cdaed, 2, pageSize, 0].forEach((word, part) => view.setUint32(at + part * 4, word, true));
    [3, 0, 2, 4, 10 + page].forEach((number, part) => view.setBigUint64(at + 16 + part * 8, BigInt(number), true));
    view.setBigUint64(at + 56, fnv1a(file.subarray(at, at + 56)), true);
  }
  header(2 * pageSize, 2, 0x10, 0);
  const scratch = 3 * pageSize + 2048;
  header(scratch + 16, 0, 0x02, Object.keys(entries).length);
  const end = leaf(
    scratch + 16,
    Object.entries(entries).map(([key, value]) => [encode(key), encode(value), 0] as const),
  );
  const inline = file.slice(scratch, end);
  file.fill(0, scratch, end);
  header(3 * pageSize, 3, 0x02, 1);
  leaf(3 * pageSize, [[encode(bucket), inline, 1]]);
  return file;
}

function fnv1a(bytes: Uint8Array): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash;
}
