import { defineRule, maybe } from '@hostlint/core';
import { storageFilesystems } from '../../facts/filesystem/storage-filesystems.js';
import { fstab } from '../../facts/mounts/fstab.js';
import { osRelease } from '../../facts/os/release.js';
import { moveDataRoot } from '../../shared/fixes/move-data-root.js';
import { fstabEntryOf } from '../../shared/filesystem/fstab.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { noStorageRoot } from '../../shared/filesystem/storage-words.js';

export const persistence = defineRule({
  id: 'filesystem/persistence',
  meta: {
    title: 'What is stored survives a reboot.',
    why: 'tmpfs and ramfs live in memory: images, volumes and containers there are gone after a reboot and take memory from everything else until then.',
    fix: 'Put the storage root on a disk.',
    severity: 'warning',
    sources: [
      'linux Documentation/filesystems/tmpfs.rst',
      'containerd snapshots/overlay/overlayutils/check.go IsPathOnTmpfs',
    ],
  },
  needs: { storage: storageFilesystems, fstab: maybe(fstab), os: maybe(osRelease) },
  messages: {
    volatile:
      '{path} is on {filesystem} ({mount}): images, volumes and containers are gone after a reboot, and they take memory.',
  },
  check({ facts: { storage, fstab, os }, pass, fail, notApplicable, unknown }) {
    const outcomes = storage.map(({ root, mount, kind, problem, cure }) => {
      const subject = root.path;
      if (!kind) return unknown(problem ?? 'The file system is unknown.', { subject, cure });
      const evidence = mountEvidence(mount);
      if (kind.family !== 'tmpfs' && kind.family !== 'ramfs') return pass({ subject, evidence });
      const entry = fstab.known && mount ? fstabEntryOf(fstab.value, mount.mountPoint) : undefined;
      const data = { path: root.path, filesystem: kind.name, mount: mount?.mountPoint ?? 'unknown mount' };
      const fix = moveDataRoot(root, { os, mount, entry });
      return fail('volatile', data, { subject, evidence: mountEvidence(mount, entry), fix });
    });
    return outcomes.length > 0 ? outcomes : notApplicable(noStorageRoot);
  },
});
