import type { FilesystemAnswer } from '@hostlint/core';
import { maxReservedBlocks } from '../docker-storage/room.js';
import { magic } from '../filesystem/filesystem-magic.js';

/** Directories of ext take a block each; XFS makes inodes in chunks. Measured with containerd 1.6.20 and 2.1.9 on full file systems. */
const enough = 256 * 1024;
const tooLittle = 64 * 1024;

/**
 * Whether some directories can still be made, for what blocks are left; `null`: it is too tight to tell. In memory and on btrfs directories
 * find a place on a full file system too.
 */
export function roomForDirectories(answer: FilesystemAnswer, reservedBlocks: number | null): boolean | null {
  if (answer.magic !== magic.ext && answer.magic !== magic.xfs) return true;
  const least = Math.max(0, answer.blocksFree - (reservedBlocks ?? maxReservedBlocks)) * answer.blockSizeBytes;
  const most = Math.max(0, answer.blocksFree - (reservedBlocks ?? 0)) * answer.blockSizeBytes;
  if (least >= enough) return true;
  if (answer.magic === magic.xfs) return most < tooLittle ? false : null;
  return most === 0 ? false : null;
}
