import { defineRule, maybe } from '@hostlint/core';
import { machineRunning } from '../../facts/machine/running.js';
import { storageFilesystems } from '../../facts/filesystem/storage-filesystems.js';
import { storageRoom } from '../../facts/filesystem/storage-room.js';
import { storageCensus } from '../../facts/storage/census.js';
import { shellWord } from '../../shared/fixes/shell-word.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { countedIn } from '../../shared/filesystem/counted-in.js';
import { noStorageRoot } from '../../shared/filesystem/storage-words.js';
import { lookAsRoot } from '../../shared/cures.js';

export const inodesLow = defineRule({
  id: 'storage/inodes-low',
  meta: {
    title: 'The storage root has inodes left.',
    why: 'Images are many small files. Without a free inode nothing can be pulled or built (ENOSPC) although there is space, and kubelet evicts pods below 5 %.',
    fix: 'Remove images that are not used, or move to a file system with more inodes.',
    severity: 'warning',
    sources: [
      'statfs(2)',
      'kubernetes.io node-pressure-eviction: nodefs.inodesFree<5%',
      'linux fs/xfs/xfs_super.c xfs_fs_statfs',
    ],
  },
  needs: {
    running: machineRunning,
    storage: storageFilesystems,
    room: maybe(storageRoom),
    census: maybe(storageCensus),
  },
  messages: {
    low: '{path}: {used} % of the inodes of {mount} ({filesystem}) are used, {free} are free.',
    lowCounted:
      '{path}: {used} % of the inodes of {mount} ({filesystem}) are used, {free} are free. {path} itself has {own} inodes, {directories} of them directories.',
  },
  options: {
    type: 'object',
    properties: {
      usedPercent: { type: 'number', minimum: 1, maximum: 100, description: 'Fails from this share of used inodes.' },
    },
    additionalProperties: false,
  },
  defaults: { usedPercent: 90 },
  check({ facts: { storage, room, census }, options, pass, fail, notApplicable, unknown }) {
    const outcomes = storage.map(({ root, answer, answeredBy, kind, mount, problem }) => {
      const subject = root.path;
      if (!answer) return unknown(problem ?? 'The file system could not be asked.', { subject, cure: lookAsRoot });
      const filesystem = kind?.name ?? 'the file system';
      // btrfs has none to count; XFS and ZFS make them for as long as there is space, and other rules look after that.
      if (answer.inodes === 0 || (kind !== null && ['btrfs', 'xfs', 'zfs', 'bcachefs'].includes(kind.family ?? ''))) {
        return notApplicable(`${filesystem} makes inodes as they are needed.`, { subject });
      }
      if (!room.known) return unknown(room.detail, { subject });
      const left = room.value.get(answeredBy ?? '');
      if (!left) return unknown(`What is left at ${answeredBy} is not known.`, { subject });
      const evidence = mountEvidence(mount);
      const used = Math.floor(((answer.inodes - left.inodesFree) * 100) / answer.inodes);
      if (used < options.usedPercent) return pass({ subject, evidence });
      const at = shellWord(mount?.mountPoint ?? root.existing);
      const fix = {
        summary: 'See what uses them, and remove images that no container needs.',
        commands: [
          `df -i ${at}`,
          'docker system prune -a',
          `du -x --inodes --max-depth=3 ${at} | sort -n | tail -n 20`,
        ],
      };
      const data = {
        path: root.path,
        used,
        mount: mount?.mountPoint ?? root.existing,
        filesystem,
        free: left.inodesFree,
      };
      const counted = countedIn(census, root.path);
      if (!counted) return fail('low', data, { subject, evidence, fix });
      return fail(
        'lowCounted',
        { ...data, own: counted.inodes, directories: counted.directories },
        { subject, evidence, fix },
      );
    });
    return outcomes.length > 0 ? outcomes : notApplicable(noStorageRoot);
  },
});
