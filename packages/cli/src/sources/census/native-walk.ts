import fs from 'node:fs';
import type { Native } from '../live/native.js';
import type { Tally } from './tally.js';
import { breath, toBytes, type Tree, type Walk } from './walk.js';

const unknownType = 0;
const directoryType = 4;
const fileType = 8;
const dot = 0x2e;
const bufferBytes = 131_072;
/** One more than the kernel takes (PATH_MAX). */
const longestPath = 4097;

export type DirectoryReader = Pick<Native, 'open' | 'readEntries' | 'close'>;

/** A directory still to be read: its number, its path, and the inode that the directory above knows it by. */
interface Pending {
  readonly number: number;
  readonly path: string;
  readonly high: number;
  readonly low: number;
}

/**
 * Reads directories with getdents64, which tells inode and type of each entry, so that nothing needs to be asked of the entries
 * themselves. Where something is mounted on a directory, it has another inode from within than from above.
 */
export const nativeWalk =
  (native: DirectoryReader): Walk =>
  (tree, tally, sizes) =>
    new NativeWalk(native, tree, tally, sizes).run();

class NativeWalk {
  readonly #buffer = Buffer.from(new ArrayBuffer(bufferBytes));
  readonly #words = new Uint32Array(this.#buffer.buffer);
  readonly #shorts = new Uint16Array(this.#buffer.buffer);
  readonly #path = Buffer.alloc(longestPath + 1);
  readonly #pending: Pending[];
  #read = 0;

  constructor(
    readonly native: DirectoryReader,
    readonly tree: Tree,
    readonly tally: Tally,
    readonly sizes: boolean,
  ) {
    const { high, low } = tree.inode;
    this.#pending = [{ number: tally.directory(-1), path: tree.path, high, low }];
  }

  *run(): Generator<void, void, void> {
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) {
      const file = this.#open(next.path);
      if (file === undefined) continue;
      try {
        let length = this.#next(file, next);
        if (length > 0 && !this.#staysHere(file, length, next)) continue;
        for (; length > 0; length = this.#next(file, next)) {
          this.#take(length, next);
          if (this.#read < breath) continue;
          this.#read = 0;
          yield;
        }
        this.#read += 20;
      } finally {
        this.native.close(file);
      }
    }
  }

  #open(path: string): number | undefined {
    // A path that is longer than the kernel takes is refused by it.
    this.#path[this.#path.write(path, 0, longestPath, 'latin1')] = 0;
    const file = this.native.open(this.#path);
    if (typeof file === 'number') return file;
    this.tally.lost(path, file.code);
    return undefined;
  }

  #next(file: number, { path }: Pending): number {
    const length = this.native.readEntries(file, this.#buffer);
    if (length < 0) this.tally.lost(path, length === -2 ? 'ENOENT' : 'EIO');
    return length;
  }

  /** Among the first entries is the directory itself; where it is not, or not as it is known from above, its device tells. */
  #staysHere(file: number, length: number, { high, low }: Pending): boolean {
    const at = this.#itself(length);
    const isSame = at >= 0 && this.#words[at >> 2] === low && this.#words[(at >> 2) + 1] === high;
    if (!isSame && fs.fstatSync(file).dev !== this.tree.device) {
      this.tally.losses.mountPoints++;
      return false;
    }
    if (this.sizes) this.#addBytes(fs.fstatSync(file));
    return true;
  }

  /** Where the entry `.` is; ext4 has it anywhere. */
  #itself(length: number): number {
    const buffer = this.#buffer;
    const shorts = this.#shorts;
    for (let at = 0; at < length;) {
      if (buffer[at + 19] === dot && buffer[at + 20] === 0) return at;
      const size = shorts[(at + 16) >> 1] as number;
      if (size < 20) break;
      at += size;
    }
    return -1;
  }

  /** struct linux_dirent64: u64 inode, s64 offset, u16 record length, u8 type, name up to a null. Records start at whole words. */
  #take(length: number, directory: Pending): void {
    const { tally } = this;
    const buffer = this.#buffer;
    const words = this.#words;
    const shorts = this.#shorts;
    const { number } = directory;
    for (let at = 0; at < length;) {
      const size = shorts[(at + 16) >> 1] as number;
      if (size < 20) return;
      const isDots =
        buffer[at + 19] === dot && (buffer[at + 20] === 0 || (buffer[at + 20] === dot && buffer[at + 21] === 0));
      if (!isDots) {
        this.#read++;
        let type = buffer[at + 18];
        if (type === unknownType) type = this.#typeOf(directory, at, size);
        const low = words[at >> 2] as number;
        const high = words[(at >> 2) + 1] as number;
        if (type === directoryType) this.#enter(directory, this.#nameAt(at, size), high, low);
        else if (tally.other(number, high, low, type === fileType) && this.sizes) this.#addFile(directory, at, size);
      }
      at += size;
    }
  }

  #enter(above: Pending, name: string, high: number, low: number): void {
    const { without, mountPoints } = this.tree;
    const path = `${above.path}/${name}`;
    if (without.size > 0 && without.has(path)) return;
    const number = this.tally.directory(above.number);
    if (mountPoints.size > 0 && mountPoints.has(path)) this.tally.losses.mountPoints++;
    else this.#pending.push({ number, path, high, low });
  }

  #nameAt(at: number, size: number): string {
    let end = at + 20;
    while (end < at + size && this.#buffer[end] !== 0) end++;
    return this.#buffer.toString('latin1', at + 19, end);
  }

  /** File systems without types in their directories, such as ext4 made without filetype. */
  #typeOf(directory: Pending, at: number, size: number): number {
    const stats = this.#lookAt(directory, at, size);
    return stats?.isDirectory() ? directoryType : stats?.isFile() ? fileType : unknownType;
  }

  #addFile(directory: Pending, at: number, size: number): void {
    const stats = this.#lookAt(directory, at, size);
    if (stats) this.#addBytes(stats);
  }

  #lookAt({ path }: Pending, at: number, size: number): fs.Stats | undefined {
    return fs.lstatSync(toBytes(`${path}/${this.#nameAt(at, size)}`), { throwIfNoEntry: false });
  }

  #addBytes({ size, blocks }: fs.Stats): void {
    this.tally.bytes(size, blocks);
  }
}
