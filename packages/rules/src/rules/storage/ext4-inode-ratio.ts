import { defineRule, maybe } from '@hostlint/core';
import { storageFilesystems } from '../../facts/filesystem/storage-filesystems.js';
import { osRelease } from '../../facts/os/release.js';
import { moveDataRoot } from '../../shared/fixes/move-data-root.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { noStorageRoot } from '../../shared/filesystem/storage-words.js';

export const ext4InodeRatio = defineRule({
  id: 'storage/ext4-inode-ratio',
  meta: {
    title: 'ext4 under the storage root was made with the usual number of inodes.',
    why: 'ext4 has the inodes it was made with. With mkfs.ext4 -T huge, largefile or largefile4 (64 KiB to 4 MiB for each) image layers use them up while most of the space is free.',
    fix: 'Make it anew with mkfs.ext4 -i 8192, or use XFS.',
    severity: 'info',
    sources: [
      'e2fsprogs 1.47 /etc/mke2fs.conf: 16384 bytes for each inode, huge 65536, largefile 1048576, largefile4 4194304',
    ],
  },
  needs: { storage: storageFilesystems, os: maybe(osRelease) },
  messages: {
    sparse: '{path} is on {filesystem} with one inode for {bytes} bytes: layers may run out of inodes before space.',
  },
  options: {
    type: 'object',
    properties: { bytesPerInode: { type: 'integer', minimum: 1024, description: 'Fails above this.' } },
    additionalProperties: false,
  },
  defaults: { bytesPerInode: 32768 },
  check({ facts: { storage, os }, options, pass, fail, notApplicable, unknown }) {
    const outcomes = storage.map(({ root, answer, kind, mount, problem, cure }) => {
      const subject = root.path;
      if (!answer || !kind) return unknown(problem ?? 'The file system could not be asked.', { subject, cure });
      if (kind.family !== 'ext' || answer.inodes === 0)
        return notApplicable(`${kind.name} has no fixed number of inodes.`, { subject });
      const evidence = mountEvidence(mount);
      const bytes = Math.round((answer.blocks * answer.blockSizeBytes) / answer.inodes);
      if (bytes <= options.bytesPerInode) return pass({ subject, evidence });
      return fail(
        'sparse',
        { path: root.path, filesystem: kind.name, bytes },
        { subject, evidence, fix: moveDataRoot(root, { os, mount }) },
      );
    });
    return outcomes.length > 0 ? outcomes : notApplicable(noStorageRoot);
  },
});
