import { defineFact, type FilesystemAnswer } from '@hostlint/core';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { usualRoots } from '../storage/roots.js';
import { filesystemReads, storageFilesystems } from './storage-filesystems.js';

/** What is left of a file system. */
export type StorageRoom = Pick<FilesystemAnswer, 'blocksAvailable' | 'inodesFree'>;

/** Apart from the file systems themselves, which stay the same while room comes and goes. */
export const storageRoom = defineFact({
  id: 'filesystem/storage-room',
  summary: 'What is left of the file systems of storage roots, by the path that gave the answer.',
  volatile: ['blocksAvailable', 'inodesFree'],
  reads: () => ({ filesystems: usualRoots, also: [filesystemReads()] }),
  needs: { storage: storageFilesystems },
  async collect(host, { storage }): Promise<ReadonlyMap<string, StorageRoom>> {
    const found = new Map<string, StorageRoom>();
    for (const { answeredBy, mount } of storage) {
      host.cite(...mountEvidence(mount));
      if (answeredBy === null || found.has(answeredBy)) continue;
      const answer = await host.filesystem(answeredBy);
      if (answer) found.set(answeredBy, { blocksAvailable: answer.blocksAvailable, inodesFree: answer.inodesFree });
    }
    return found;
  },
});
