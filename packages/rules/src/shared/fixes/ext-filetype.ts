import type { Fix } from '@hostlint/core';
import type { Mount } from '../filesystem/mountinfo.js';
import type { KnownOrNot } from './by-distribution.js';
import { startDocker, stopDocker } from './docker-service.js';
import { shellWord } from './shell-word.js';

/** Sets the filetype feature of ext2/3/4 and has e2fsck write the types of the entries that are there. */
export function enableExtFiletype(mount: Mount, os: KnownOrNot): Fix {
  const device = shellWord(mount.source);
  const mountPoint = shellWord(mount.mountPoint);
  const change = [`tune2fs -O filetype ${device}`, `e2fsck -fyD ${device}`];
  if (mount.mountPoint === '/') {
    return {
      summary:
        'The root file system cannot be unmounted while it runs: boot a rescue system and set the feature there.',
      commands: change,
    };
  }
  return {
    summary:
      'Unmount the file system, set the feature, and let e2fsck write the type of every entry that is there already.',
    commands: [stopDocker(os), `umount ${mountPoint}`, ...change, `mount ${mountPoint}`, startDocker(os)],
  };
}
