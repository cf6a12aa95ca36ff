import { UnknowableError } from '@hostlint/core';
import { localFilesystems } from './local-filesystems.js';
import { lookUp } from './lookup.js';
import type { Mount, MountTable } from './mount-table.js';
import type { Touch } from './touch.js';

/** The mount that may hang when touched, or `undefined` where touching is safe. Throws where touching would change the host. */
export type Guard = (path: string, follow: boolean) => Mount | undefined;

/**
 * Finds the paths that lead to a file system which may never answer. The root is trusted: it holds this program, which could not have
 * started from a dead one. An automount point that is not mounted is not touched at all, because looking would mount it.
 */
export function createGuard(table: MountTable, looks: Pick<Touch, 'stat'> & { readlink(path: string): string }): Guard {
  const visible = table.mounts.filter(mount => mount.mountPoint !== '/' && table.mountOf(mount.mountPoint) === mount);
  const risky = new Map(
    visible.filter(mount => !localFilesystems.has(mount.type)).map(mount => [mount.mountPoint, mount]),
  );
  if (risky.size === 0) return () => undefined;
  return (path, follow) => {
    const found = lookUp(looks, path, { root: '', follow, stopAt: at => risky.get(at) });
    if (found.kind !== 'stop') return undefined;
    if (found.stop.type === 'autofs') {
      const point = found.stop.mountPoint;
      const cure = `to mount it, run: ls ${point}/.`;
      throw new UnknowableError(
        'unreachable',
        `"${path}" lies on "${point}", which is mounted when it is first used; ${cure}`,
      );
    }
    return found.stop;
  };
}
