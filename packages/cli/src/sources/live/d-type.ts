import { absentOrThrow, codeOf } from './fault.js';
import type { Superblock } from './block-device.js';
import { chooseEntryTypesReader, type EntryTypesReader } from './entry-types.js';
import type { Mount } from './mount-table.js';
import { loadNative, type Native } from './native.js';
import type { EntryTypes, Touch } from './touch.js';

export interface DType {
  readonly dType: boolean | null;
  readonly dTypeEvidence: string;
}

export interface DTypeQuestion {
  readonly directory: string;
  readonly device: string | null;
  readonly magic: number;
  readonly superblock: Superblock;
  /** Other places where the same file system shows: mount points of the same device. */
  readonly elsewhere: readonly string[];
}

const extMagic = 0xef53;
const xfsMagic = 0x58465342;

/** In these the kernel's code gives every entry its type: btrfs and f2fs store it, tmpfs and ramfs take it from the inode in memory. */
export const alwaysTyped: ReadonlyMap<number, string> = new Map([
  [0x9123683e, 'btrfs'],
  [0x01021994, 'tmpfs'],
  [0x858458f6, 'ramfs'],
  [0xf2f52010, 'f2fs'],
]);

/** moby reads all entries of the directory; a bound keeps a directory of millions from taking the time of all else. */
const mostEntries = 16_384;
const fewEntries = 64;
const mostPlaces = 32;

/**
 * Whether the directory entries of a file system carry their type, in the order of worth: the directory's own entries (it is these that
 * moby looks at, vendor/github.com/containerd/continuity/fs/dtype_linux.go), the file system's own flag, what the kernel's code makes
 * invariable, entries elsewhere on the same file system. moby makes a file in an empty directory; this looks elsewhere instead.
 */
export function observeDType(touch: Touch, question: DTypeQuestion): DType {
  const { directory, magic, superblock } = question;
  const reader = readerOf(touch);
  const own = lookAt(reader?.read, directory, mostEntries);
  if (own.verdict !== null) return told(own.verdict, `${reader?.name ?? ''} of ${directory}`);
  const flag = superblock.ext?.filetype ?? superblock.xfs?.ftype;
  if (flag !== undefined) {
    return told(
      flag,
      `the ${superblock.ext ? 'filetype' : 'ftype'} flag in the superblock on ${superblock.devicePath ?? ''}`,
    );
  }
  const kernel = alwaysTyped.get(magic);
  if (kernel !== undefined) return told(true, `the kernel's ${kernel} gives every entry its type`);
  // Elsewhere is proof only where the whole file system has the feature or has it not.
  if (magic === extMagic || magic === xfsMagic) {
    for (const place of placesElsewhere(touch, question)) {
      const { verdict } = lookAt(reader?.read, place, fewEntries);
      if (verdict !== null) return told(verdict, `${reader?.name ?? ''} of ${place}, on the same file system`);
    }
    const native = loadNative();
    const dots = native && ofDots(native, touch, question);
    if (dots) return dots;
  }
  const why = reader ? own.why : 'this version of Node does not show entry types and koffi is not installed';
  return { dType: null, dTypeEvidence: `cannot be seen: ${why}` };
}

const readers = new WeakMap<Touch, ReturnType<typeof chooseEntryTypesReader>>();

function readerOf(touch: Touch): ReturnType<typeof chooseEntryTypesReader> {
  let reader = readers.get(touch);
  if (reader === undefined) readers.set(touch, (reader = chooseEntryTypesReader(touch.entryTypes)));
  return reader;
}

const told = (dType: boolean, how: string): DType => ({
  dType,
  dTypeEvidence: `${dType ? 'types are there' : 'types are missing'}: ${how}`,
});

function lookAt(
  read: EntryTypesReader | undefined,
  directory: string,
  limit: number,
): { verdict: boolean | null; why: string } {
  const cannot = (why: string): { verdict: null; why: string } => ({ verdict: null, why });
  if (!read) return cannot('no way to see entry types');
  try {
    return judge(read(directory, limit), directory);
  } catch (error) {
    if (codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM') return cannot(`no permission to list "${directory}"`);
    absentOrThrow(error, directory);
    return cannot(`"${directory}" went away`);
  }
}

function judge(types: EntryTypes, directory: string): { verdict: boolean | null; why: string } {
  if (!types.consistent) return { verdict: null, why: 'this version of Node shows entry types ambiguously' };
  if (types.seen === 0) return { verdict: null, why: `"${directory}" is empty` };
  return { verdict: !types.untyped, why: '' };
}

/** The directories above, while they are on the same file system, and its other mount points. */
export function* placesElsewhere(touch: Touch, { directory, device, elsewhere }: DTypeQuestion): Generator<string> {
  const sameDevice = (path: string): boolean => {
    try {
      const stat = touch.stat(path, true);
      return device !== null && stat?.type === 'directory' && stat.device === device;
    } catch {
      return false;
    }
  };
  let at = directory;
  for (let count = 0; at !== '/' && count < mostPlaces; count++) {
    at = at.slice(0, Math.max(1, at.lastIndexOf('/')));
    if (!sameDevice(at)) break;
    yield at;
  }
  yield* elsewhere.slice(0, mostPlaces).filter(sameDevice);
}

/**
 * The raw entries `.` and `..` of an empty directory. Most file systems make them up, so that their type proves nothing; that of ext comes
 * from the disk, but for directories inside an inode, whose size is no multiple of the block size. A missing type always counts.
 */
function ofDots(native: Native, touch: Touch, { directory, magic }: DTypeQuestion): DType | null {
  try {
    const { dots } = native.entryTypes(directory, 1);
    if (dots === 'untyped') return told(false, `getdents64 of ${directory}`);
    const stat = touch.stat(directory, true);
    const onDisk = magic === extMagic && stat !== undefined && stat.sizeBytes > 0 && stat.sizeBytes % 1024 === 0;
    return dots === 'typed' && onDisk ? told(true, `getdents64 of ${directory} (the entries . and ..)`) : null;
  } catch {
    return null;
  }
}

export const isSameFilesystem = (mount: Mount, other: Mount): boolean =>
  mount !== other && mount.device === other.device;
