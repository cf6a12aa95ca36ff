import type { FilesystemAnswer, XfsGeometry } from '@hostlint/core';
import type { Superblock } from './block-device.js';
import { isSameFilesystem, observeDType, placesElsewhere, type DTypeQuestion } from './d-type.js';
import type { Mount, MountTable } from './mount-table.js';
import { loadNative } from './native.js';
import type { Touch } from './touch.js';

const xfsMagic = 0x58465342;
const xfsFlags = { v5: 0x8000, ftype: 0x10000 };

/** What is known of the file system that holds a path. Faults are thrown as they come; an absent path is `undefined`. */
export function askFilesystem(
  touch: Touch,
  mounts: () => MountTable,
  isSafe: (path: string) => boolean,
  superblockOf: (mount: Mount | undefined) => Superblock,
  path: string,
): FilesystemAnswer | undefined {
  const stat = touch.stat(path, true);
  if (!stat) return undefined;
  const real = touch.realpath(path);
  const directory = stat.type === 'directory' ? real : parentOf(real);
  const statfs = touch.statfs(path);
  const table = mounts();
  const mount = table.mountOf(real);
  const superblock = superblockOf(mount);
  const elsewhere = mount
    ? table.mounts
        .filter(other => isSameFilesystem(mount, other) && isSafe(other.mountPoint))
        .map(other => other.mountPoint)
    : [];
  const question: DTypeQuestion = { directory, device: stat.device, magic: statfs.magic, superblock, elsewhere };
  const xfs = superblock.xfs ?? (statfs.magic === xfsMagic ? askXfs(touch, question) : null);
  const dType = observeDType(touch, { ...question, superblock: { ...superblock, xfs } });
  return { ...statfs, device: stat.device, ...dType, xfs, ext: superblock.ext };
}

export const parentOf = (path: string): string => path.slice(0, Math.max(1, path.lastIndexOf('/')));

/** XFS_IOC_FSGEOMETRY, which any user may ask through any directory that he may open. */
function askXfs(touch: Touch, question: DTypeQuestion): XfsGeometry | null {
  const native = loadNative();
  if (!native) return null;
  for (const place of [question.directory, ...placesElsewhere(touch, question)]) {
    try {
      const flags = native.xfsFlags(place);
      if (flags !== null) return { version: flags & xfsFlags.v5 ? 5 : 4, ftype: (flags & xfsFlags.ftype) !== 0 };
    } catch {
      continue;
    }
  }
  return null;
}
