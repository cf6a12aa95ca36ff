import type { XfsGeometry } from '@hostlint/core';

/** Bytes at the start of the file system that `decodeXfsSuperblock` wants. */
export const xfsSuperblockBytes = 512;

const magic = 0x58465342;

/**
 * The first superblock of an XFS file system, which is big-endian (linux fs/xfs/libxfs/xfs_format.h, struct xfs_dsb):
 * sb_versionnum at 100, sb_features2 at 200, sb_features_incompat at 216. `null`: no XFS superblock of a known version.
 */
export function decodeXfsSuperblock(bytes: Uint8Array): XfsGeometry | null {
  if (bytes.byteLength < 264) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== magic) return null;
  const versionNumber = view.getUint16(100);
  const version = versionNumber & 0xf;
  // XFS_SB_FEAT_INCOMPAT_FTYPE
  if (version === 5) return { version, ftype: (view.getUint32(216) & 0x1) !== 0 };
  // XFS_SB_VERSION_MOREBITSBIT says that sb_features2 holds; XFS_SB_VERSION2_FTYPE
  if (version === 4) return { version, ftype: (versionNumber & 0x8000) !== 0 && (view.getUint32(200) & 0x200) !== 0 };
  return null;
}
