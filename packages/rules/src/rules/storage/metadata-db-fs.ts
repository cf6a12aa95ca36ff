import { defineRule, maybe } from '@hostlint/core';
import { storageFilesystems } from '../../facts/filesystem/storage-filesystems.js';
import { osRelease } from '../../facts/os/release.js';
import { moveDataRoot } from '../../shared/fixes/move-data-root.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { noStorageRoot } from '../../shared/filesystem/storage-words.js';

const doubtful = ['plan9', 'fuse', 'nfs', 'cifs', 'smb', 'smb2'];

export const metadataDbFs = defineRule({
  id: 'storage/metadata-db-fs',
  meta: {
    title: 'The databases in the storage root are on a file system with locks and shared memory maps.',
    why: 'Docker, BuildKit and containerd keep bbolt databases there, which need flock(2) and a shared mmap(2). Some FUSE, 9p and network file systems have neither, or break them when the connection does.',
    fix: 'Put the storage root on a local file system.',
    severity: 'warning',
    sources: ['go.etcd.io/bbolt bolt_unix.go flock, mmap', 'linux Documentation/filesystems/9p.rst cache=none'],
  },
  needs: { storage: storageFilesystems, os: maybe(osRelease) },
  messages: {
    doubtful: '{path} is on {filesystem}: databases there need locks and shared memory maps, which it may not have.',
  },
  check({ facts: { storage, os }, pass, fail, notApplicable, unknown }) {
    const outcomes = storage.map(({ root, kind, mount, problem, cure }) => {
      const subject = root.path;
      if (!kind) return unknown(problem ?? 'The file system is unknown.', { subject, cure });
      const evidence = mountEvidence(mount);
      if (kind.family === null || !doubtful.includes(kind.family)) return pass({ subject, evidence });
      return fail(
        'doubtful',
        { path: root.path, filesystem: kind.name },
        { subject, evidence, fix: moveDataRoot(root, { os, mount }) },
      );
    });
    return outcomes.length > 0 ? outcomes : notApplicable(noStorageRoot);
  },
});
