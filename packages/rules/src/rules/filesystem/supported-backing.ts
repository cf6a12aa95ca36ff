import { defineRule, maybe } from '@hostlint/core';
import { storageFilesystems, type StorageFilesystem } from '../../facts/filesystem/storage-filesystems.js';
import { fstab } from '../../facts/mounts/fstab.js';
import { osRelease } from '../../facts/os/release.js';
import { storageLayers } from '../../facts/storage/layers.js';
import { moveDataRoot } from '../../shared/fixes/move-data-root.js';
import { fstabEntryOf } from '../../shared/filesystem/fstab.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { overlayIn } from '../../shared/filesystem/overlay-use.js';
import { noStorageRoot } from '../../shared/filesystem/storage-words.js';
import { documentedAs } from '../../shared/filesystem/documented-backing.js';

export const supportedBacking = defineRule({
  id: 'filesystem/supported-backing',
  meta: {
    title: 'The storage root is on a file system that Docker documents for overlay2.',
    why: 'Docker documents and tests overlay2 on XFS with ftype=1 and on ext4. What works elsewhere works by chance of the kernel.',
    fix: 'Put the storage root on XFS with ftype=1 or on ext4.',
    severity: 'warning',
    presets: ['docker'],
    sources: [
      'docs.docker.com engine/storage/drivers/select-storage-driver, Supported backing filesystems',
      'moby v28.5.2 daemon/internal/fstype/fstype.go FsNames',
      'moby v18.09.9 daemon/graphdriver/overlay2/overlay.go Init',
    ],
  },
  needs: {
    storage: storageFilesystems,
    layers: storageLayers,
    fstab: maybe(fstab),
    os: maybe(osRelease),
  },
  messages: {
    old: '{path} is on {filesystem} ({mount}): it works, but Docker documents overlay2 on ext4 and XFS only. ext4 has been able to mount it for years.',
    btrfs:
      '{path} is on btrfs ({mount}): overlay2 works there, but Docker documents btrfs for its own btrfs driver only.',
    undocumented: '{path} is on {filesystem} ({mount}), which Docker does not document for overlay2.',
  },
  check({ facts: { storage, layers, fstab, os }, pass, fail, notApplicable, unknown }) {
    const judgeRoot = ({ root, mount, kind, problem, cure }: StorageFilesystem) => {
      const subject = root.path;
      const use = overlayIn(layers, root.path);
      if (use.overlay === false) return notApplicable(use.why, { subject });
      if (use.overlay === null) return unknown(use.why, { subject, cure });
      if (!kind) return unknown(problem ?? 'The file system is unknown.', { subject, cure });
      const entry = fstab.known && mount ? fstabEntryOf(fstab.value, mount.mountPoint) : undefined;
      const details = { subject, evidence: mountEvidence(mount, entry) };
      const data = { path: root.path, filesystem: kind.name, mount: mount?.mountPoint ?? 'unknown mount' };
      const fix = moveDataRoot(root, { os, mount, entry });
      switch (documentedAs(kind)) {
        case 'documented':
          return pass(details);
        case 'unclear':
          return unknown('Without its mount, ext2, ext3 and ext4 cannot be told apart.', details);
        case 'elsewhere':
          return notApplicable(`${kind.name} is what another rule judges.`, details);
        case 'old':
          return fail('old', data, { ...details, fix });
        case 'btrfs':
          return fail('btrfs', data, { ...details, fix, severity: 'info' });
        case 'undocumented':
          return fail('undocumented', data, { ...details, fix });
      }
    };

    return storage.length > 0 ? storage.map(judgeRoot) : notApplicable(noStorageRoot);
  },
});
