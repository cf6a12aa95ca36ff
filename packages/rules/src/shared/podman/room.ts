import type { FilesystemAnswer } from '@hostlint/core';
import type { Room } from '../docker-storage/input.js';
import { maxReservedBlocks } from '../docker-storage/room.js';
import { magic } from '../filesystem/filesystem-magic.js';

/**
 * What a first start takes: with libpod's bolt database less than with SQLite. Measured with 4.3.1, 5.4.2 and 5.8.6 on ext4, xfs and
 * tmpfs: none starts below the first bound, all above the second. XFS wants more, as it makes inodes by the chunk.
 */
const tooLittle = { bolt: 32 * 1024, sqlite: 120 * 1024 };
const enoughBytes = { bolt: 160 * 1024, sqlite: 288 * 1024, xfs: 420 * 1024 };
const inodeBounds = { tooFew: 10, enough: 48 };

export interface RoomQuestion {
  readonly answer: FilesystemAnswer;
  readonly database: 'bolt' | 'sqlite';
  /** Whether podman has a database here; `null`: cannot be told. */
  readonly used: boolean | null;
  /** Whether podman has run since the host started, and left in its run root all that it would have to try again: then it writes nothing. */
  readonly settled: boolean;
  /** Blocks that ext4 keeps back; `null`: cannot be told. 0 elsewhere. */
  readonly reservedBlocks: number | null;
}

/** Whether podman, which is root and may take what is kept for root, has the space for its directories and databases. */
export function podmanSpace({ answer, database, used, settled, reservedBlocks }: RoomQuestion): Room {
  if (answer.blocks === 0 || settled) return 'enough';
  const free = answer.magic === magic.btrfs ? answer.blocksAvailable : answer.blocksFree;
  const least = Math.max(0, free - (reservedBlocks ?? maxReservedBlocks));
  const most = Math.max(0, free - (reservedBlocks ?? Math.floor(answer.blocks / 50)));
  const enough = enoughBytes[answer.magic === magic.xfs ? 'xfs' : database];
  if (least * answer.blockSizeBytes >= enough) return 'enough';
  if (used === false && most * answer.blockSizeBytes < tooLittle[database]) return 'none';
  // After each start of the host libpod forgets exit codes, for which SQLite writes a journal.
  return used === true && database === 'sqlite' && most === 0 ? 'none' : null;
}

/** File systems that make inodes as needed show none, or as many as there is space for. */
export function podmanInodes({ answer, database, used, settled }: RoomQuestion): Room {
  if (settled || answer.inodes === 0 || answer.inodesFree >= inodeBounds.enough) return 'enough';
  if (used === false && answer.inodesFree < inodeBounds.tooFew) return 'none';
  return used === true && database === 'sqlite' && answer.inodesFree === 0 ? 'none' : null;
}
