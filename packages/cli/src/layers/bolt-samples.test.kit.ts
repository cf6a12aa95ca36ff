/** A tree of buckets: text and bytes are values, objects are buckets. */
export interface BoltTree {
  readonly [key: string]: string | Uint8Array | BoltTree;
}

const pageSize = 4096;

/** A bbolt database as bbolt lays it out, with all buckets but the top inside one another. */
export function boltDatabase(tree: BoltTree): Uint8Array {
  const root = leafPage(tree);
  const pages = Math.ceil(root.length / pageSize);
  const file = new Uint8Array((3 + pages) * pageSize);
  const view = new DataView(file.buffer);
  for (const page of [0, 1]) {
    const at = page * pageSize + 16;
    view.setBigUint64(page * pageSize, BigInt(page), true);
    view.setUint16(page * pageSize + 8, 0x04, true);
    [0xed0cdaed, 2, pageSize, 0].forEach((word, part) => view.setUint32(at + part * 4, word, true));
    [3, 0, 2, 3 + pages, 10 + page].forEach((number, part) =>
      view.setBigUint64(at + 16 + part * 8, BigInt(number), true),
    );
    view.setBigUint64(at + 56, fnv1a(file.subarray(at, at + 56)), true);
  }
  view.setBigUint64(2 * pageSize, 2n, true);
  view.setUint16(2 * pageSize + 8, 0x10, true);
  file.set(root, 3 * pageSize);
  view.setBigUint64(3 * pageSize, 3n, true);
  return file;
}

/** A leaf page with its header. A bucket inside is its header and another such page. */
function leafPage(tree: BoltTree): Uint8Array {
  const items = Object.entries(tree)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => {
      const isBucket = typeof value === 'object' && !(value instanceof Uint8Array);
      const bytes = isBucket ? joined([new Uint8Array(16), leafPage(value)]) : toBytes(value as string | Uint8Array);
      return { key: toBytes(key), bytes, flags: isBucket ? 1 : 0 };
    });
  const head = new Uint8Array(16 + items.length * 16);
  const view = new DataView(head.buffer);
  view.setUint16(8, 0x02, true);
  view.setUint16(10, items.length, true);
  let data = head.length;
  for (const [index, { key, bytes, flags }] of items.entries()) {
    const element = 16 + index * 16;
    [flags, data - element, key.length, bytes.length].forEach((word, part) =>
      view.setUint32(element + part * 4, word, true),
    );
    data += key.length + bytes.length;
  }
  return joined([head, ...items.flatMap(({ key, bytes }) => [key, bytes])]);
}

const toBytes = (value: string | Uint8Array): Uint8Array =>
  typeof value === 'string' ? new TextEncoder().encode(value) : value;

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function fnv1a(bytes: Uint8Array): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash;
}
