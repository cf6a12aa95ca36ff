import fs from 'node:fs';
import type { EntryTypes } from './touch.js';

/** System calls that Node has no word for, made through the optional foreign-function library koffi. */
export interface Native {
  /** Types of the entries of a directory as the kernel gives them; `dots` tells of `.` and `..`, which `seen` leaves out. */
  entryTypes(path: string, limit: number | undefined): EntryTypes & { readonly dots: 'typed' | 'untyped' | 'none' };
  /** `flags` of struct xfs_fsop_geom; `null` where the file system is not XFS. */
  xfsFlags(path: string): number | null;
  /**
   * The next entries of an open directory, as the kernel's struct linux_dirent64: how many bytes of them; 0 at the end, -2 where the
   * directory is gone, -1 for any other fault.
   */
  readEntries(file: number, buffer: Uint8Array): number;
  /** Opens a directory, not by way of a symlink; the path ends with a null. The file's number, or the fault. */
  open(path: Uint8Array): number | { readonly code: string };
  close(file: number): void;
}

interface Entry {
  readonly name: string;
  readonly type: number;
}

type Call = (...given: unknown[]) => number;

/** The number of getdents64 by `process.arch` (linux arch/*: syscall tables; arm64, riscv64 and loong64 share asm-generic). */
const getdents64: Readonly<Record<string, number>> = {
  x64: 217,
  ia32: 220,
  arm: 217,
  arm64: 61,
  riscv64: 61,
  loong64: 61,
  ppc64: 202,
};

/** XFS_IOC_FSGEOMETRY, _V4 and _V1 (linux fs/xfs/libxfs/xfs_fs.h). powerpc and mips put the direction bits of an ioctl elsewhere. */
const geometryRequests =
  process.arch === 'ppc64' ? [0x4100587e, 0x4070587c, 0x40705864] : [0x8100587e, 0x8070587c, 0x80705864];
const geometryFlagsOffset = 92;
const unknownType = 0;

let loaded: { readonly native: Native | null } | undefined;

/** `null` where koffi is not installed, or does not pass a test against what is known of /proc. Loaded at most once. */
export function loadNative(): Native | null {
  loaded ??= { native: loadQuietly() };
  return loaded.native;
}

function loadQuietly(): Native | null {
  try {
    return load();
  } catch {
    return null;
  }
}

function load(): Native | null {
  const number = getdents64[process.arch];
  if (number === undefined || process.getBuiltinModule('node:os').endianness() !== 'LE') return null;
  // Found from where this module lies, never from the working directory, which anyone may have filled.
  const { createRequire } = process.getBuiltinModule('node:module');
  const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi');
  const library = koffi.load(null);
  const readEntries = library.func('long syscall(long number, long file, _Out_ uint8_t *entries, long size)') as Call;
  const ioctl = library.func('int ioctl(int file, unsigned long request, _Out_ uint8_t *answer)') as Call;

  const open = library.func('int open(uint8_t *path, int flags)') as Call;
  const close = library.func('int close(int file)') as Call;

  const entries = function* (path: string): Generator<Entry> {
    const file = openDirectory(path);
    try {
      const buffer = Buffer.alloc(32_768);
      for (;;) {
        const length = readEntries(number, file, buffer, buffer.length);
        if (length < 0) throw Object.assign(new Error(`the entries of "${path}" cannot be read`), { code: 'EIO' });
        if (length === 0) return;
        yield* parseEntries(buffer.subarray(0, length));
      }
    } finally {
      fs.closeSync(file);
    }
  };
  const native: Native = {
    entryTypes(path, limit) {
      let seen = 0;
      let untyped = false;
      let dots: 'typed' | 'untyped' | 'none' = 'none';
      for (const { name, type } of entries(path)) {
        if (name === '.' || name === '..') {
          if (dots !== 'untyped') dots = type === unknownType ? 'untyped' : 'typed';
          continue;
        }
        seen++;
        untyped ||= type === unknownType;
        if (untyped || (limit !== undefined && seen >= limit)) break;
      }
      return { seen, untyped, consistent: true, dots };
    },
    xfsFlags(path) {
      const file = openDirectory(path);
      try {
        const answer = Buffer.alloc(512);
        const answered = geometryRequests.some(request => ioctl(file, request, answer) === 0);
        return answered ? answer.readUInt32LE(geometryFlagsOffset) : null;
      } finally {
        fs.closeSync(file);
      }
    },
    readEntries(file, buffer) {
      const length = Number(readEntries(number, file, buffer, buffer.length));
      if (length >= 0) return length;
      return koffi.errno() === koffi.os.errno['ENOENT'] ? -2 : -1;
    },
    open(path) {
      const file = open(path, directoryFlags);
      if (file >= 0) return file;
      const number = koffi.errno();
      return { code: Object.keys(koffi.os.errno).find(name => koffi.os.errno[name] === number) ?? 'EIO' };
    },
    close: file => void close(file),
  };
  return passesSelfTest(entries) ? native : null;
}

const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK } = fs.constants;
/** O_CLOEXEC, which Node does not name; all of its own files have it. */
const closeOnExec = 0o2000000;
const directoryFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | closeOnExec;

const openDirectory = (path: string): number =>
  fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_DIRECTORY | fs.constants.O_NONBLOCK);

/** struct linux_dirent64: u64 inode, s64 offset, u16 record length, u8 type, name up to a null. */
function* parseEntries(buffer: Buffer): Generator<Entry> {
  for (let at = 0; at + 19 < buffer.length;) {
    const size = buffer.readUInt16LE(at + 16);
    if (size < 20) return;
    const name = buffer.subarray(at + 19, at + size);
    yield { name: name.subarray(0, Math.max(0, name.indexOf(0))).toString(), type: buffer.readUInt8(at + 18) };
    at += size;
  }
}

/** /proc holds directories (4), symlinks (10) and files (8) in every kernel, so a wrong reading of the record shows. */
function passesSelfTest(entries: (path: string) => Iterable<Entry>): boolean {
  const types = new Map([...entries('/proc')].map(({ name, type }) => [name, type]));
  return types.get('.') === 4 && types.get('sys') === 4 && types.get('self') === 10 && types.get('version') === 8;
}
