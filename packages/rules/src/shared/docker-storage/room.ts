import type { FilesystemAnswer } from '@hostlint/core';
import { magic } from '../filesystem/filesystem-magic.js';
import type { Room } from './input.js';

/**
 * A new data-root takes about 150 KiB with blocks of 1 KiB (28.5: 190 KiB), 310 KiB and more with blocks of 4 KiB, and 33 to 50 inodes,
 * depending also on whether dockerd starts its own containerd. Measured with 20.10.24 and 28.5.2 on ext4, xfs, btrfs and tmpfs:
 * none starts below the first bound, all above the second.
 */
const space = { tooLittle: 120 * 1024, enough: 640 * 1024 };
const inodes = { tooFew: 28, enough: 64 };

/** ext4 keeps back 2 %, at most 4096 clusters, which statfs(2) shows as free. Source: linux fs/ext4/super.c ext4_calculate_resv_clusters. */
export const maxReservedBlocks = 4096;

export interface SpaceOfRoot {
  readonly answer: FilesystemAnswer;
  /** Whether a daemon has run here; `null`: cannot be told. */
  readonly used: boolean | null;
  /** The blocks that ext4 keeps back; `null`: cannot be told. 0 elsewhere. */
  readonly reservedBlocks: number | null;
}

/** Whether dockerd, which is root and may take what is kept for root, has the space for its directories and databases. */
export function spaceFor({ answer, used, reservedBlocks }: SpaceOfRoot): Room {
  if (answer.blocks === 0) return 'enough';
  const free = answer.magic === magic.btrfs ? answer.blocksAvailable : answer.blocksFree;
  const least = Math.max(0, free - (reservedBlocks ?? maxReservedBlocks));
  const most = Math.max(0, free - (reservedBlocks ?? Math.floor(answer.blocks / 50)));
  if (least * answer.blockSizeBytes >= space.enough) return 'enough';
  // `tmp` is made anew at each start, and a directory of ext takes a block.
  if (most === 0 && answer.magic === magic.ext) return 'none';
  return used === false && most * answer.blockSizeBytes < space.tooLittle ? 'none' : null;
}

/** File systems that make inodes as needed show none, or as many as there is space for. */
export function inodesFor(used: boolean | null, answer: FilesystemAnswer): Room {
  if (answer.inodes === 0 || answer.inodesFree >= inodes.enough) return 'enough';
  if (answer.inodesFree === 0) return 'none';
  return used === false && answer.inodesFree < inodes.tooFew ? 'none' : null;
}
