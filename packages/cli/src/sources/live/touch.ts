import type { FileStat, FileType } from '@hostlint/core';

export type Fs = typeof import('node:fs');

/** statfs(2) as it came, the magic as an unsigned 32-bit number. */
export interface Statfs {
  readonly magic: number;
  readonly blockSizeBytes: number;
  readonly blocks: number;
  readonly blocksFree: number;
  readonly blocksAvailable: number;
  readonly inodes: number;
  readonly inodesFree: number;
}

/** How many entries of a directory were looked at (`.` and `..` are never among them) and whether one came without its type. */
export interface EntryTypes {
  readonly seen: number;
  readonly untyped: boolean;
  /** Whether Node's two signs of a missing type agreed; if not, `untyped` is worth nothing. */
  readonly consistent: boolean;
}

/** The few looks at a file system that all else is made of. Faults are thrown as they come, with an errno name as `code`. */
export interface Touch {
  read(path: string, maxBytes: number): Uint8Array | undefined;
  list(path: string, limit: number | undefined): string[] | undefined;
  stat(path: string, follow: boolean): FileStat | undefined;
  realpath(path: string): string;
  statfs(path: string): Statfs;
  /** The limit is for large directories; undefined where the kernel makes the directory up, and its entries are few. */
  entryTypes(path: string, limit: number | undefined): EntryTypes;
  /** A device number as `MAJOR:MINOR`. */
  deviceName(device: number): string;
}

/**
 * Synchronous on purpose: for small local files that is many times faster than the thread pool, and a process joins its pool's threads
 * when it ends, so one dead file system would keep it from ending. What may hang is touched by a child process (remote-touch.ts), which
 * runs this very function from its text. So it takes all that it needs as an argument, and refers to nothing outside itself.
 */
export function createTouch(fs: Fs): Touch {
  const { O_RDONLY, O_NONBLOCK, O_NOCTTY, S_IFMT, S_IFREG, S_IFDIR, S_IFLNK, S_IFIFO, S_IFSOCK, S_IFBLK } =
    fs.constants;
  const fault = (code: string, message: string): Error => Object.assign(new Error(message), { code });
  const typeOf = (stats: import('node:fs').Stats): FileType => {
    switch (stats.mode & S_IFMT) {
      case S_IFREG:
        return 'file';
      case S_IFDIR:
        return 'directory';
      case S_IFLNK:
        return 'symlink';
      case S_IFIFO:
        return 'fifo';
      case S_IFSOCK:
        return 'socket';
      case S_IFBLK:
        return 'block-device';
      default:
        return 'character-device';
    }
  };
  const quietly = { throwIfNoEntry: false } as const;
  // Almost all files are small, and are read into the same memory: fresh memory costs more than what is copied out of it.
  const scratch = new Uint8Array(8193);
  // The layout of the C library's dev_t (gnu_dev_major and gnu_dev_minor; musl's is the same).
  const names = new Map<number, string>();
  const deviceName = (device: number): string => {
    let name = names.get(device);
    if (name === undefined) names.set(device, (name = spelled(device)));
    return name;
  };
  const spelled = (device: number): string => {
    const high = Math.floor(device / 2 ** 32);
    const low = device % 2 ** 32;
    return `${(((low >>> 8) & 0xfff) | (high & ~0xfff)) >>> 0}:${((low & 0xff) | ((low >>> 12) & ~0xff)) >>> 0}`;
  };
  const wanted = (stats: import('node:fs').Stats, path: string, maxBytes: number): void => {
    if (typeOf(stats) !== 'file') throw fault('ENOTREG', `"${path}" is not a regular file but a ${typeOf(stats)}`);
    if (stats.size > maxBytes) throw fault('EFBIG', `"${path}" is larger than ${maxBytes} bytes`);
  };
  // To take entries one by one takes several times as long as to take them all, which is safe where the size of a directory bounds their
  // number. It does on ext2 to ext4, XFS, btrfs and tmpfs; on an overlay it is that of the upper layer, on FUSE whatever a program says.
  // Source: linux include/uapi/linux/magic.h, fs/ext4/namei.c, fs/xfs/libxfs/xfs_dir2.c, fs/btrfs/inode.c, mm/shmem.c BOGO_DIRENT_SIZE.
  const growing = [0xef53, 0x58465342, 0x9123683e, 0x01021994];
  const grows = new Map<number, boolean>();
  const growsWithEntries = ({ dev }: import('node:fs').Stats, path: string): boolean => {
    let known = grows.get(dev);
    if (known === undefined) grows.set(dev, (known = growing.includes(fs.statfsSync(path).type >>> 0)));
    return known;
  };
  const isSmall = (stats: import('node:fs').Stats, path: string): boolean =>
    stats.size > 0 && stats.size <= 256 * 1024 && growsWithEntries(stats, path);
  return {
    read(path, maxBytes) {
      // Asked before opening, because opening alone can wake a device; asked again after, because the name may have changed hands. The
      // kernel's own sysctls, of which dozens are read, are asked after only: what is mounted over one is a mask, such as /dev/null.
      const isSysctl = path.startsWith('/proc/sys/') && !path.includes('/..');
      if (!isSysctl) {
        const before = fs.statSync(path, quietly);
        if (!before) return undefined;
        wanted(before, path, maxBytes);
      }
      const file = fs.openSync(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
      try {
        const stats = fs.fstatSync(file);
        wanted(stats, path, maxBytes);
        const { size } = stats;
        // Files of procfs and sysfs do not know their size; one byte more than allowed tells that a file is too large.
        let bytes = size < scratch.length ? scratch : new Uint8Array(Math.min(maxBytes, size) + 1);
        let length = 0;
        for (;;) {
          const count = fs.readSync(file, bytes, length, bytes.length - length, null);
          length += count;
          if (length > maxBytes) throw fault('EFBIG', `"${path}" is larger than ${maxBytes} bytes`);
          // A sysctl is told at once, and of a file that knows its size nothing more is asked for. A large one that filled its buffer is
          // not copied once more.
          if (count === 0 || (length < bytes.length && (isSysctl || length === size)))
            return bytes !== scratch && length === bytes.length - 1
              ? bytes.subarray(0, length)
              : bytes.slice(0, length);
          if (length === bytes.length) {
            const larger = new Uint8Array(Math.min(maxBytes + 1, bytes.length * 4));
            larger.set(bytes);
            bytes = larger;
          }
        }
      } finally {
        fs.closeSync(file);
      }
    },
    list(path, limit) {
      const stats = fs.statSync(path, quietly);
      if (!stats) return undefined;
      if (typeOf(stats) !== 'directory')
        throw fault('EISNOTDIR', `"${path}" is not a directory but a ${typeOf(stats)}`);
      if (limit === undefined || isSmall(stats, path)) return fs.readdirSync(path).sort().slice(0, limit);
      const names: string[] = [];
      const directory = fs.opendirSync(path, { bufferSize: Math.max(1, Math.min(limit, 1024)) });
      try {
        while (names.length < limit) {
          const entry = directory.readSync();
          if (!entry) break;
          names.push(entry.name);
        }
      } finally {
        directory.closeSync();
      }
      return names.sort();
    },
    stat(path, follow) {
      const stats = follow ? fs.statSync(path, quietly) : fs.lstatSync(path, quietly);
      if (!stats) return undefined;
      return {
        type: typeOf(stats),
        mode: stats.mode & 0o7777,
        uid: stats.uid,
        gid: stats.gid,
        sizeBytes: stats.size,
        device: deviceName(stats.dev),
        inode: stats.ino,
        links: stats.nlink,
        modifiedMs: stats.mtimeMs,
        changedMs: stats.ctimeMs,
      };
    },
    realpath: path => fs.realpathSync.native(path),
    statfs(path) {
      const answer = fs.statfsSync(path);
      return {
        // Node hands f_type over as a signed word on some architectures.
        magic: answer.type >>> 0,
        blockSizeBytes: answer.bsize,
        blocks: answer.blocks,
        blocksFree: answer.bfree,
        blocksAvailable: answer.bavail,
        inodes: answer.files,
        inodesFree: answer.ffree,
      };
    },
    entryTypes(path, limit) {
      // An entry that the kernel hands over as DT_UNKNOWN shows in two ways: Node calls lstat for it, and makes it of another class,
      // which carries the result under a symbol. Nothing is asked for here: the entry may be gone, or lie where an answer never comes.
      const patchable = fs as { lstatSync: Fs['lstatSync'] };
      const lstat = fs.lstatSync;
      const stats = fs.statSync(path);
      let calls = 0;
      let marked = 0;
      let seen = 0;
      const look = (entry: import('node:fs').Dirent): void => {
        seen++;
        if (Object.getOwnPropertySymbols(entry).some(symbol => symbol.description === 'stats')) marked++;
      };
      patchable.lstatSync = (() => {
        calls++;
        return stats;
      }) as unknown as typeof lstat;
      try {
        if (limit === undefined || isSmall(stats, path)) fs.readdirSync(path, { withFileTypes: true }).forEach(look);
        else {
          const directory = fs.opendirSync(path, { bufferSize: 64 });
          try {
            while (seen < limit && marked === 0) {
              const entry = directory.readSync();
              if (!entry) break;
              look(entry);
            }
          } finally {
            directory.closeSync();
          }
        }
      } finally {
        patchable.lstatSync = lstat;
      }
      return { seen, untyped: marked > 0, consistent: calls > 0 === marked > 0 };
    },
    deviceName,
  };
}
