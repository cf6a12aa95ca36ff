import { SqliteFault } from './sqlite-fault.js';

/** The pages that are newer in the log than in the database, as of the last commit. */
export interface LoggedPages {
  readonly pageSize: number;
  /** How many pages the database has by that commit. */
  readonly count: number;
  /** Where in the log the newest form of a page begins. */
  readonly offsets: ReadonlyMap<number, number>;
}

const headerSize = 32;
const frameHeaderSize = 24;
const version = 3_007_000;
/** The first word; its last bit says that checksums are made of big-endian words. */
const magic = 0x377f0682;

/**
 * What a database's write-ahead log (`-wal`) adds to it; `null` where it adds nothing. Frames count up to the last commit before the first
 * one whose salt or checksum is wrong: what follows is of an older turn of the log, or was never finished.
 * Source: https://www.sqlite.org/fileformat2.html (4.1, 4.2); sqlite 3.40 src/wal.c walIndexRecover.
 */
export function readWriteAheadLog(log: Uint8Array): LoggedPages | null {
  if (log.length < headerSize + frameHeaderSize) return null;
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength);
  const first = view.getUint32(0);
  if ((first & ~1) >>> 0 !== magic) return null;
  const pageSize = view.getUint32(8);
  if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) return null;
  const checksum = new Checksum(view, (first & 1) === 0);
  checksum.add(0, 24);
  if (!checksum.is(24)) return null;
  if (view.getUint32(4) !== version) throw new SqliteFault('its log is of another version');

  const [salt, salt2] = [view.getUint32(16), view.getUint32(20)];
  const committed = new Map<number, number>();
  const pending = new Map<number, number>();
  let count = 0;
  for (let at = headerSize; at + frameHeaderSize + pageSize <= log.length; at += frameHeaderSize + pageSize) {
    const page = view.getUint32(at);
    if (page === 0 || view.getUint32(at + 8) !== salt || view.getUint32(at + 12) !== salt2) break;
    checksum.add(at, 8);
    checksum.add(at + frameHeaderSize, pageSize);
    if (!checksum.is(at + 16)) break;
    pending.set(page, at + frameHeaderSize);
    const size = view.getUint32(at + 4);
    if (size === 0) continue;
    count = size;
    for (const [number, offset] of pending) committed.set(number, offset);
    pending.clear();
  }
  return count === 0 ? null : { pageSize, count, offsets: committed };
}

/** Two sums that run over the whole log, so that a frame is right only after all frames before it. */
class Checksum {
  readonly #view: DataView;
  readonly #littleEndian: boolean;
  #a = 0;
  #b = 0;

  constructor(view: DataView, littleEndian: boolean) {
    this.#view = view;
    this.#littleEndian = littleEndian;
  }

  add(from: number, length: number): void {
    for (let at = from; at < from + length; at += 8) {
      this.#a = (this.#a + this.#view.getUint32(at, this.#littleEndian) + this.#b) >>> 0;
      this.#b = (this.#b + this.#view.getUint32(at + 4, this.#littleEndian) + this.#a) >>> 0;
    }
  }

  is(at: number): boolean {
    return this.#view.getUint32(at) === this.#a && this.#view.getUint32(at + 4) === this.#b;
  }
}
