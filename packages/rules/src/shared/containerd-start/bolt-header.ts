/** What bbolt makes of a database file. `cut-off` and `damaged` make it crash with the program around it, `invalid` is an error. */
export type BoltState = 'sound' | 'empty' | 'invalid' | 'cut-off' | 'damaged';

const magic = 0xed0cdaed;
const noFreelist = 2n ** 64n - 1n;

interface Meta {
  readonly pageSize: number;
  readonly root: bigint;
  readonly freelist: bigint;
  readonly pages: bigint;
  readonly transaction: bigint;
}

/**
 * Judges a bbolt database as opening it would. A page that is not in the file cannot be read through the mapping (SIGBUS), and a page of
 * a wrong kind makes bbolt panic. Source: etcd-io/bbolt v1.3.6 and v1.4.0 db.go Open, mmap, page.go, freelist.go read.
 */
export function judgeBolt(bytes: Uint8Array): BoltState {
  if (bytes.length === 0) return 'empty';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const one = metaAt(view, 0);
  const size = one?.pageSize ?? 4096;
  if (bytes.length < 2 * size) return 'invalid';
  const two = metaAt(view, size);
  const meta = !one || (two && two.transaction > one.transaction) ? two : one;
  if (!meta) return 'invalid';
  const walk = new PageWalk(view, meta);
  const kept = meta.freelist === noFreelist ? 'sound' : walk.kindOf(meta.freelist, 0x10);
  return kept === 'sound' ? walk.tree(meta.root) : kept;
}

function metaAt(view: DataView, page: number): Meta | undefined {
  const at = page + 16;
  if (view.byteLength < at + 64) return undefined;
  if (view.getUint32(at, true) !== magic || view.getUint32(at + 4, true) !== 2) return undefined;
  if (view.getBigUint64(at + 56, true) !== fnv64a(view, at, 56)) return undefined;
  return {
    pageSize: view.getUint32(at + 8, true),
    root: view.getBigUint64(at + 16, true),
    freelist: view.getBigUint64(at + 32, true),
    pages: view.getBigUint64(at + 40, true),
    transaction: view.getBigUint64(at + 48, true),
  };
}

function fnv64a(view: DataView, from: number, length: number): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let at = from; at < from + length; at++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(view.getUint8(at))) * 0x100000001b3n);
  return hash;
}

/** More pages than this are not followed. */
const maxPages = 4096;

class PageWalk {
  private readonly view: DataView;
  private readonly meta: Meta;
  private left = maxPages;

  constructor(view: DataView, meta: Meta) {
    this.view = view;
    this.meta = meta;
  }

  kindOf(page: bigint, kinds: number): BoltState {
    const at = this.offset(page);
    if (at === undefined) return 'cut-off';
    return (this.view.getUint16(at + 8, true) & kinds) === 0 ? 'damaged' : 'sound';
  }

  /** All pages of a bucket and of the buckets in it. */
  tree(root: bigint): BoltState {
    const open = [root];
    for (let page = open.pop(); page !== undefined && this.left > 0; page = open.pop()) {
      this.left--;
      const state = this.kindOf(page, 0x03);
      if (state !== 'sound') return state;
      open.push(...this.below(this.offset(page) as number));
    }
    return 'sound';
  }

  private offset(page: bigint): number | undefined {
    const at = Number(page) * this.meta.pageSize;
    return page < 2n ** 40n && at + this.meta.pageSize <= this.view.byteLength ? at : undefined;
  }

  private below(at: number): readonly bigint[] {
    const isLeaf = (this.view.getUint16(at + 8, true) & 0x02) !== 0;
    const count = Math.min(this.view.getUint16(at + 10, true), Math.floor((this.meta.pageSize - 16) / 16));
    const found: bigint[] = [];
    for (let index = 0; index < count; index++) {
      const element = at + 16 + index * 16;
      if (!isLeaf) found.push(this.view.getBigUint64(element + 8, true));
      else if ((this.view.getUint32(element, true) & 1) !== 0) {
        const value = element + this.view.getUint32(element + 4, true) + this.view.getUint32(element + 8, true);
        // The root of a bucket that is stored in place is 0.
        const root = value + 8 <= this.view.byteLength ? this.view.getBigUint64(value, true) : 0n;
        if (root !== 0n) found.push(root);
      }
    }
    return found;
  }
}
