import type { FilesystemAnswer } from '@hostlint/core';
import { showsEntryTypes } from './entry-types.js';
import { absentOrThrow } from './fault.js';
import { parentOf } from './filesystem.js';
import type { Mount } from './mount-table.js';
import type { RemoteTouch } from './remote-touch.js';

/** As `askFilesystem`, for a file system that may never answer. Only the directory itself tells of its entries' types there. */
export async function askRemoteFilesystem(
  remote: RemoteTouch,
  mount: Mount,
  path: string,
): Promise<FilesystemAnswer | undefined> {
  const stat = await remote.ask(mount, 'stat', path, true);
  if (!stat) return undefined;
  const real = await remote.ask(mount, 'realpath', path);
  const statfs = await remote.ask(mount, 'statfs', path);
  const directory = stat.type === 'directory' ? real : parentOf(real);
  const types = await entryTypes(remote, mount, directory);
  const dType = typeof types === 'string' || types.seen === 0 || !types.consistent ? null : !types.untyped;
  const told = dType ? 'types are there' : 'types are missing';
  const why = typeof types === 'string' ? types : `"${directory}" is empty`;
  return {
    ...statfs,
    device: stat.device,
    dType,
    dTypeEvidence: dType === null ? `cannot be seen: ${why}` : `${told}: directory entries of ${directory}`,
    xfs: null,
    ext: null,
  };
}

async function entryTypes(remote: RemoteTouch, mount: Mount, directory: string) {
  if (!showsEntryTypes()) return 'this version of Node does not show entry types';
  try {
    return await remote.ask(mount, 'entryTypes', directory, 1024);
  } catch (error) {
    try {
      absentOrThrow(error, directory);
      return `"${directory}" went away`;
    } catch (unknowable) {
      return (unknowable as Error).message;
    }
  }
}
