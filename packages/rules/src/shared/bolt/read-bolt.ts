import { decodeText } from '../decode-text.js';

/** Thrown for a file that bbolt would not open, or whose pages lead nowhere. */
export class BoltFault extends Error {
  override readonly name = 'BoltFault';
}

const headerSize = 16;
const metaMagic = 0xed0cdaed;
const metaVersion = 2;
const flags = { branch: 0x01, leaf: 0x02, bucket: 0x01 } as const;
/** A small file is looked at in at most so many places before we take it for a circle. */
const mostPlaces = 10_000;

/**
 * The keys and values of one bucket of a bbolt database, as text; `null` where there is no such bucket.
 * Source: go.etcd.io/bbolt v1.3.6 db.go mmap, meta.validate; page.go; bucket.go openBucket.
 */
export function readBoltBucket(file: Uint8Array, bucket: string): ReadonlyMap<string, string> | null {
  const reader = new Reader(file);
  const found = reader.find(reader.rootPage(), bucket);
  if (found === undefined) return null;
  const values = new Map<string, string>();
  for (const { key, value } of reader.bucketItems(found)) values.set(key, decodeText(value));
  return values;
}

/** A bucket of a bbolt database, read whole. */
export interface BoltBucket {
  readonly values: ReadonlyMap<string, Uint8Array>;
  /** What lies below is read when it is asked for. */
  bucket(name: string): BoltBucket | undefined;
  readonly buckets: readonly string[];
}

/** The top of a database, whose keys are all buckets. */
export function openBolt(file: Uint8Array): BoltBucket {
  const reader = new Reader(file);
  const open = (items: Iterable<Item>): BoltBucket => {
    const values = new Map<string, Uint8Array>();
    const below = new Map<string, Uint8Array>();
    for (const { key, value, isBucket } of items) (isBucket ? below : values).set(key, value);
    return {
      values,
      buckets: [...below.keys()],
      bucket(name) {
        const found = below.get(name);
        return found && open(reader.bucketItems(found));
      },
    };
  };
  return open(reader.pageItems(reader.rootPage()));
}

interface Item {
  readonly key: string;
  readonly value: Uint8Array;
  readonly isBucket: boolean;
}

class Reader {
  readonly #file: Uint8Array;
  readonly #view: DataView;
  readonly #mostPlaces: number;
  #pageSize = 0;
  #visited = 0;

  constructor(file: Uint8Array) {
    this.#file = file;
    this.#mostPlaces = mostPlaces + file.length / headerSize;
    this.#view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  }

  /** The two first pages are meta pages; the valid one of the later transaction counts. */
  rootPage(): number {
    const first = this.#meta(0);
    this.#pageSize = first?.pageSize ?? 4096;
    const second = this.#meta(this.#pageSize);
    const [best] = [first, second]
      .filter(meta => meta !== undefined)
      .sort((a, b) => (a.transaction < b.transaction ? 1 : -1));
    if (!best) throw new BoltFault('it has no valid meta page');
    this.#pageSize = best.pageSize;
    return best.root;
  }

  #meta(page: number): { readonly pageSize: number; readonly root: number; readonly transaction: bigint } | undefined {
    const at = page + headerSize;
    if (at + 64 > this.#file.length) return undefined;
    if (this.#view.getUint32(at, true) !== metaMagic || this.#view.getUint32(at + 4, true) !== metaVersion)
      return undefined;
    if (fnv1a(this.#file.subarray(at, at + 56)) !== this.#view.getBigUint64(at + 56, true)) return undefined;
    const pageSize = this.#view.getUint32(at + 8, true);
    return { pageSize, root: this.#number(at + 16), transaction: this.#view.getBigUint64(at + 48, true) };
  }

  pageItems(page: number): Iterable<Item> {
    return this.#items(page * this.#pageSize);
  }

  find(page: number, name: string): Uint8Array | undefined {
    for (const { key, value, isBucket } of this.pageItems(page)) if (isBucket && key === name) return value;
    return undefined;
  }

  /** A small bucket lies in its parent's value, after its header. */
  *bucketItems(value: Uint8Array): Generator<Item> {
    const offset = value.byteOffset - this.#file.byteOffset;
    if (value.length < headerSize) throw new BoltFault('a bucket is too short');
    const root = this.#number(offset);
    yield* this.#items(root === 0 ? offset + headerSize : root * this.#pageSize);
  }

  *#items(page: number): Generator<Item> {
    if (++this.#visited > this.#mostPlaces) throw new BoltFault('its pages lead in circles');
    if (page + headerSize > this.#file.length) throw new BoltFault('a page lies beyond its end');
    const kind = this.#view.getUint16(page + 8, true);
    const count = this.#view.getUint16(page + 10, true);
    if (page + headerSize + count * 16 > this.#file.length) throw new BoltFault('a page lies beyond its end');
    for (let index = 0; index < count; index += 1) {
      const element = page + headerSize + index * 16;
      if (kind & flags.branch) yield* this.#items(this.#number(element + 8) * this.#pageSize);
      else if (kind & flags.leaf) yield this.#leaf(element);
      else throw new BoltFault('a page is neither branch nor leaf');
    }
  }

  #leaf(element: number): Item {
    const [kind, position, keySize, valueSize] = [0, 4, 8, 12].map(offset =>
      this.#view.getUint32(element + offset, true),
    );
    const start = element + (position as number);
    const middle = start + (keySize as number);
    const end = middle + (valueSize as number);
    if (end > this.#file.length) throw new BoltFault('an item lies beyond its end');
    const key = decodeText(this.#file.subarray(start, middle));
    return { key, value: this.#file.subarray(middle, end), isBucket: ((kind as number) & flags.bucket) !== 0 };
  }

  #number(at: number): number {
    return Number(this.#view.getBigUint64(at, true));
  }
}

/** 64-bit FNV-1a. */
function fnv1a(bytes: Uint8Array): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash;
}
