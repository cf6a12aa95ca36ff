import { isUnknowable, type FilesystemAnswer, type HostSource, type Reads } from '@hostlint/core';
import { magic } from '../filesystem/filesystem-magic.js';
import type { Mount } from '../filesystem/mountinfo.js';
import { maxReservedBlocks } from './room.js';

/** What `reservedBlocks` asks for. */
export const reservedBlocksReads = (): Reads => ({
  files: ['/sys/fs/ext4/*/reserved_clusters'],
  stats: ['/sys/dev/block/*'],
});

/** Below this it is worth asking. */
const muchSpace = 64 * 1024 * 1024;

/** The blocks of ext4 that nobody may use, though statfs(2) calls them free. `null`: cannot be told. */
export async function reservedBlocks(
  host: Pick<HostSource, 'read' | 'realpath'>,
  answer: FilesystemAnswer,
  mount: Mount | null,
): Promise<number | null> {
  if (answer.magic !== magic.ext) return 0;
  if (mount && (mount.type === 'ext2' || mount.type === 'ext3')) return 0;
  if ((answer.blocksFree - maxReservedBlocks) * answer.blockSizeBytes > muchSpace) return maxReservedBlocks;
  if (!mount || mount.prediction) return null;
  try {
    const device = await host.realpath(`/sys/dev/block/${mount.device}`);
    const name = device?.slice(device.lastIndexOf('/') + 1);
    const bytes = name && (await host.read(`/sys/fs/ext4/${name}/reserved_clusters`));
    const count = bytes ? Number.parseInt(new TextDecoder().decode(bytes), 10) : Number.NaN;
    return Number.isNaN(count) ? null : count;
  } catch (error) {
    if (isUnknowable(error)) return null;
    throw error;
  }
}
