import { backingFilesystemName, filesystemNameOf, magic as magics, type FilesystemName } from './filesystem-magic.js';

/** What a file system is called, by people and by Docker. */
export interface FilesystemKind {
  /** The kernel's word for the type: `ext4`, `xfs`, `nfs4`, `fuse.sshfs`. */
  readonly name: string;
  /** The kind by magic number, where ext2, ext3 and ext4 are one; `null` for a number that we do not know. */
  readonly family: FilesystemName | null;
  /** As `docker info` says it: `extfs`, `xfs`, `<unknown>`. */
  readonly dockerName: string;
}

/** The kind of a file system from statfs(2) and, for what the number leaves open (ext2/3/4, FUSE, NFS), mountinfo's type. */
export function filesystemKind(magic: number, mountType: string | null): FilesystemKind {
  const family = filesystemNameOf(magic);
  const unsure = family === null || family === 'ext' || family === 'fuse' || family === 'nfs' || family === 'ntfs';
  const plain =
    family === 'plan9' ? '9p' : family === 'ext' ? 'ext2/3/4' : (family ?? `0x${(magic >>> 0).toString(16)}`);
  return { name: unsure && mountType ? mountType : plain, family, dockerName: backingFilesystemName(magic) };
}

const familyOf: Readonly<Record<string, FilesystemName>> = {
  ext2: 'ext',
  ext3: 'ext',
  ext4: 'ext',
  nfs4: 'nfs',
  vfat: 'msdos',
  smb3: 'smb2',
  '9p': 'plan9',
};

/** The kind of a file system by the type that fstab calls it; `null` for `auto` and for types that we do not know. */
export function kindOfType(type: string): FilesystemKind | null {
  const family = /^fuse(?:\.|$)/.test(type) ? 'fuse' : (familyOf[type] ?? (Object.hasOwn(magics, type) ? type : null));
  if (family === null || ['ext', 'msdos', 'plan9'].includes(type)) return null;
  return filesystemKind(magics[family as FilesystemName], type);
}

const alwaysTyped: readonly FilesystemName[] = ['btrfs', 'tmpfs', 'ramfs', 'f2fs', 'zfs'];

/**
 * Whether directory entries of this kind always carry their type.
 * Source: linux fs/libfs.c dcache_readdir (tmpfs, ramfs), fs/btrfs/inode.c, fs/f2fs/dir.c; openzfs commit 8170d28126 (since 0.6.2).
 */
export const alwaysReturnsDType = (kind: FilesystemKind): boolean =>
  kind.family !== null && alwaysTyped.includes(kind.family);
