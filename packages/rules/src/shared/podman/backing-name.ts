import { isSince } from '../docker-options/engine-version.js';
import { backingFilesystemName, magic } from '../filesystem/filesystem-magic.js';

/** "Backing Filesystem" of `podman info`. Source: containers/storage drivers/driver_linux.go FsNames: as moby's, without FUSE, and with EROFS since 1.47. */
export function backingName(library: string, number: number): string {
  if (number === magic.fuse) return '<unknown>';
  if (number === magic.erofs) return isSince(library, '1.47') ? 'erofs' : '<unknown>';
  return backingFilesystemName(number);
}
