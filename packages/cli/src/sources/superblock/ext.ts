import type { ExtFeatures } from '@hostlint/core';

/** Bytes at the start of the file system that `decodeExtSuperblock` wants; the superblock itself begins at 1024. */
export const extSuperblockBytes = 2048;

const offset = 1024;
const magic = 0xef53;

/**
 * The first superblock of ext2, ext3 or ext4, which is little-endian (linux fs/ext4/ext4.h, struct ext4_super_block): s_magic at 56,
 * s_feature_incompat at 96, which the kernel believes whatever the revision. `null`: no such superblock.
 */
export function decodeExtSuperblock(bytes: Uint8Array): ExtFeatures | null {
  if (bytes.byteLength < offset + 100) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, bytes.byteLength - offset);
  if (view.getUint16(56, true) !== magic) return null;
  const incompatible = view.getUint32(96, true);
  return { filetype: (incompatible & 0x2) !== 0, casefold: (incompatible & 0x20000) !== 0 };
}
