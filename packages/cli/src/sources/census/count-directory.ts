import { type CensusAnswer, type HostSource, UnknowableError } from '@hostlint/core';
import { type Located, once } from '../live/looks.js';
import type { MountTable } from '../live/mount-table.js';

interface Question extends Located {
  /** As the host names it. */
  readonly asked: string;
  readonly stat: HostSource['stat'];
  readonly mounts: () => MountTable;
  /** Ends the count; without it nobody allowed to count. */
  readonly until: AbortSignal | undefined;
}

/** All counts of a source together end so many milliseconds after the first began. */
export const createLimit = (censusMs: number | undefined, signal?: AbortSignal): (() => AbortSignal | undefined) =>
  once(() => {
    if (censusMs === undefined) return undefined;
    const late = AbortSignal.timeout(censusMs);
    return signal ? AbortSignal.any([signal, late]) : late;
  });

/** A source's answer to how much lies below a directory. */
export async function countDirectory(question: Question): Promise<CensusAnswer | undefined> {
  const { path, asked, mount, stat, mounts, until } = question;
  if (!until) throw new UnknowableError('unsupported', 'nothing was counted; use --census');
  const found = await stat(asked);
  if (!found) return undefined;
  if (found.type !== 'directory') throw new UnknowableError('malformed', `"${asked}" is not a directory`);
  if (mount) throw new UnknowableError('unsupported', `nothing is counted on ${mount.type}, which may never answer`);
  const { takeCensus } = await import('./count.js');
  const { loadNative } = await import('../live/native.js');
  const { realpathSync } = process.getBuiltinModule('node:fs');
  const census = await takeCensus({
    parts: [],
    whole: [realpathSync.native(path)],
    sizes: false,
    mountPoints: mounts().mounts.map(({ mountPoint }) => mountPoint),
    native: loadNative(),
    signal: until,
  });
  const { entries, directories, inodes } = census.total;
  return { entries, directories, inodes, complete: census.complete && census.losses.unread === 0 };
}
