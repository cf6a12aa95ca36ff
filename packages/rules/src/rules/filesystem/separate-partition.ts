import { defineRule, maybe } from '@hostlint/core';
import { storageFilesystems } from '../../facts/filesystem/storage-filesystems.js';
import { mounts } from '../../facts/mounts/mounts.js';
import { osRelease } from '../../facts/os/release.js';
import { moveDataRoot } from '../../shared/fixes/move-data-root.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { mountOf } from '../../shared/filesystem/mountinfo.js';
import { noStorageRoot } from '../../shared/filesystem/storage-words.js';

export const separatePartition = defineRule({
  id: 'filesystem/separate-partition',
  meta: {
    title: 'The storage root has a file system of its own, apart from the root file system.',
    why: 'Images, layers and container logs grow without bound. On the root file system they take the last block from the host itself.',
    fix: 'Mount a file system of its own at the storage root.',
    severity: 'info',
    sources: ['CIS Docker Benchmark 1.1.1', 'docker-bench-security tests/1_host_configuration.sh check_1_1_1'],
  },
  needs: { storage: storageFilesystems, mounts: maybe(mounts), os: maybe(osRelease) },
  messages: { shared: '{path} shares the root file system ({device}): a full image store stops the host.' },
  check({ facts: { storage, mounts, os }, pass, fail, notApplicable, unknown }) {
    const rootMount = mounts.known ? mountOf(mounts.value, '/') : undefined;
    const outcomes = storage.map(({ root, mount, problem, cure }) => {
      const subject = root.path;
      if (!mount) return unknown(problem ?? 'Its mount is unknown.', { subject, cure });
      const evidence = mountEvidence(mount);
      if (mount.type === 'overlay')
        return notApplicable('The root file system is an overlay, as in a container.', { subject, evidence });
      if (!rootMount) {
        const why = mounts.known ? 'no mount at / is to be seen here' : mounts.detail;
        return unknown(`The root file system is not known: ${why}`, { subject, evidence });
      }
      // The device counts: a bind mount or a btrfs subvolume of the root file system shares its space.
      if (mount.device !== rootMount.device) return pass({ subject, evidence });
      const fix = moveDataRoot(root, { os, mount });
      return fail('shared', { path: root.path, device: mount.source }, { subject, evidence, fix });
    });
    return outcomes.length > 0 ? outcomes : notApplicable(noStorageRoot);
  },
});
