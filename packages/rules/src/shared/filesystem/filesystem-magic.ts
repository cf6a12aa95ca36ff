/** f_type of statfs(2), as an unsigned 32-bit number. Source: linux include/uapi/linux/magic.h, coreutils 9.1 src/stat.c, moby daemon/internal/fstype. */
export const magic = {
  afs: 0x5346414f,
  aufs: 0x61756673,
  autofs: 0x0187,
  bcachefs: 0xca451a4e,
  btrfs: 0x9123683e,
  ceph: 0x00c36400,
  cifs: 0xff534d42,
  cramfs: 0x28cd3d45,
  ecryptfs: 0xf15f,
  erofs: 0xe0f5e1e2,
  exfat: 0x2011bab0,
  ext: 0xef53,
  f2fs: 0xf2f52010,
  fuse: 0x65735546,
  gfs2: 0x01161970,
  gpfs: 0x47504653,
  hfsplus: 0x482b,
  iso9660: 0x9660,
  jffs2: 0x72b6,
  jfs: 0x3153464a,
  kafs: 0x6b414653,
  lustre: 0x0bd00bd0,
  msdos: 0x4d44,
  nfs: 0x6969,
  nilfs: 0x3434,
  ntfs: 0x5346544e,
  ntfs3: 0x7366746e,
  ocfs2: 0x7461636f,
  overlay: 0x794c7630,
  plan9: 0x01021997,
  ramfs: 0x858458f6,
  reiserfs: 0x52654973,
  smb: 0x517b,
  smb2: 0xfe534d42,
  squashfs: 0x73717368,
  tmpfs: 0x01021994,
  ubifs: 0x24051905,
  udf: 0x15013346,
  vboxsf: 0x786f4256,
  vxfs: 0xa501fcf5,
  xfs: 0x58465342,
  zfs: 0x2fc12fc1,
} as const;

export type FilesystemName = keyof typeof magic;

const names = new Map<number, FilesystemName>(
  Object.entries(magic).map(([name, value]) => [value, name as FilesystemName]),
);

/** Our name of a magic number; `null` where it is none that we know. */
export const filesystemNameOf = (value: number): FilesystemName | null => names.get(value >>> 0) ?? null;

/**
 * What `docker info` prints as "Backing Filesystem".
 * Source: moby FsNames in v18.09.9 and v20.10.24 daemon/graphdriver/driver_linux.go and v28.5.2 daemon/internal/fstype/fstype.go:
 * one table all along, but for FUSE, which has a name since 20.10.
 */
const dockerNames: Readonly<Partial<Record<FilesystemName, string>>> = {
  aufs: 'aufs',
  btrfs: 'btrfs',
  cramfs: 'cramfs',
  ecryptfs: 'ecryptfs',
  ext: 'extfs',
  f2fs: 'f2fs',
  fuse: 'fuse',
  gpfs: 'gpfs',
  jffs2: 'jffs2',
  jfs: 'jfs',
  nfs: 'nfs',
  overlay: 'overlayfs',
  ramfs: 'ramfs',
  reiserfs: 'reiserfs',
  smb: 'smb',
  squashfs: 'squashfs',
  tmpfs: 'tmpfs',
  vxfs: 'vxfs',
  xfs: 'xfs',
  zfs: 'zfs',
};

/** "Backing Filesystem" of `docker info` for a magic number; `<unknown>` is moby's own word for those without a name. */
export function backingFilesystemName(value: number): string {
  const name = filesystemNameOf(value);
  return (name && dockerNames[name]) ?? '<unknown>';
}
