type Entry = readonly [tag: number, type: number, value: string | readonly number[]];

const encode = (text: string): readonly number[] => [...new TextEncoder().encode(text), 0];

/** A header as a database keeps it: entries of tags, and the bytes that they point into. */
export function headerSample(entries: readonly Entry[]): Uint8Array {
  const data: number[] = [];
  const index: number[] = [];
  for (const [tag, type, value] of entries) {
    index.push(tag, type, data.length, typeof value === 'string' ? 1 : value.length);
    data.push(...(typeof value === 'string' ? encode(value) : value));
  }
  const bytes = new Uint8Array(8 + index.length * 4 + data.length);
  const view = new DataView(bytes.buffer);
  for (const [place, number] of [entries.length, data.length, ...index].entries()) view.setUint32(place * 4, number);
  bytes.set(data, 8 + index.length * 4);
  return bytes;
}

/** The header of a package; a region tag comes first, and other tags are among them. */
export const packageSample = (name: string, version: string, release: string): Uint8Array =>
  headerSample([
    [63, 7, Array.from({ length: 16 }, () => 0)],
    [1000, 6, name],
    [1001, 6, version],
    [1002, 6, release],
    [1003, 4, [0, 0, 0, 7]],
    [1005, 6, 'a description\n'.repeat(10)],
  ]);

/** A Packages.db whose packages have the numbers and the places that are given; other slots are free. */
export function ndbSample(packages: readonly { readonly id: number; readonly header: Uint8Array }[]): Uint8Array {
  const blocks = packages.map(({ header }) => Math.ceil((header.length + 28) / 16));
  const bytes = new Uint8Array(4096 + 16 * blocks.reduce((sum, count) => sum + count, 0));
  const view = new DataView(bytes.buffer);
  const put = (at: number, ...words: readonly number[]): void => {
    for (const [index, word] of words.entries()) view.setUint32(at + 4 * index, word, true);
  };
  for (let at = 32; at < 4096; at += 16) put(at, 0x746f6c53);
  put(0, 0x506d7052, 0, 3, 1, 99);
  let block = 256;
  for (const [index, { id, header }] of packages.entries()) {
    const count = blocks[index] as number;
    put(48 + 16 * index, 0x746f6c53, id, block, count);
    put(block * 16, 0x53626c42, id, 3, header.length);
    bytes.set(header, block * 16 + 16);
    put((block + count) * 16 - 8, header.length, 0x45626c42);
    block += count;
  }
  return bytes;
}
