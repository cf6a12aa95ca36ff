import type { Fix } from '@hostlint/core';
import type { Mount } from '../filesystem/mountinfo.js';
import type { StorageEngine } from '../filesystem/storage-engine.js';
import type { KnownOrNot } from './by-distribution.js';
import { startEngine, stopEngine } from './engine-service.js';
import { shellWord } from './shell-word.js';

/** Sets the filetype feature of ext2/3/4 and has e2fsck write the types of the entries that are there. */
export function enableExtFiletype(engine: StorageEngine, mount: Mount, os: KnownOrNot): Fix {
  const start = startEngine(engine, os);
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
    commands: [
      stopEngine(engine, os),
      `umount ${mountPoint}`,
      ...change,
      `mount ${mountPoint}`,
      ...(start === null ? [] : [start]),
    ],
  };
}
