import { isUnknowable, UnknowableError } from '@hostlint/core';
import { localFilesystems } from './local-filesystems.js';
import type { MountTable } from './mount-table.js';
import type { RemoteTouch } from './remote-touch.js';

/**
 * The mounts at, above and below a directory that must not be walked into, each with the reason: those that do not answer within the
 * bound, and automount points, which would be mounted. Asked once, as a walk through one that is dead would never end.
 */
export async function findSilentMounts(
  { mounts, mountOf }: MountTable,
  remote: RemoteTouch,
  root: string,
): Promise<ReadonlyMap<string, UnknowableError>> {
  const silent = new Map<string, UnknowableError>();
  const concerns = (point: string): boolean => point.startsWith(`${root}/`) || `${root}/`.startsWith(`${point}/`);
  await Promise.all(
    mounts.map(async mount => {
      const { mountPoint, type } = mount;
      if (mountPoint === '/' || localFilesystems.has(type) || !concerns(mountPoint) || mountOf(mountPoint) !== mount)
        return;
      if (type === 'autofs') {
        const why = `"${mountPoint}" is mounted when it is first used`;
        silent.set(mountPoint, new UnknowableError('unreachable', `${why}; to mount it, run: ls ${mountPoint}/.`));
        return;
      }
      try {
        await remote.ask(mount, 'stat', mountPoint, true);
      } catch (error) {
        if (isUnknowable(error)) silent.set(mountPoint, error);
      }
    }),
  );
  return silent;
}
