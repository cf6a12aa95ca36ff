import { defineRule, maybe } from '@hostlint/core';
import { storageFilesystems, type StorageFilesystem } from '../../facts/filesystem/storage-filesystems.js';
import { fstab } from '../../facts/mounts/fstab.js';
import { osRelease } from '../../facts/os/release.js';
import { storageLayers } from '../../facts/storage/layers.js';
import { moveDataRoot } from '../../shared/fixes/move-data-root.js';
import { enableExtFiletype } from '../../shared/fixes/ext-filetype.js';
import { fstabEntryOf } from '../../shared/filesystem/fstab.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { overlayIn } from '../../shared/filesystem/overlay-use.js';
import { noStorageRoot } from '../../shared/filesystem/storage-words.js';

export const dType = defineRule({
  id: 'filesystem/d-type',
  meta: {
    title: 'Directory entries under the storage root carry their type (d_type).',
    why: 'overlay tells whiteouts and directories apart by the type in the directory entry. Without it deleted files come back and directories cannot be removed, so engines refuse overlay there (Docker before 23.0: in new installations only).',
    fix: 'XFS: make it anew with -n ftype=1. ext2, ext3, ext4: set the feature filetype and run e2fsck.',
    severity: 'error',
    sources: [
      'moby v20.10.24 and v28.5.2 daemon/graphdriver/overlay2/overlay.go Init; overlayutils ErrDTypeNotSupported',
      'moby vendor/github.com/containerd/continuity/fs/dtype_linux.go SupportsDType',
      'containerd plugins/snapshots/overlay NewSnapshotter; containers/storage drivers/overlay/overlay.go Init',
      'mkfs.xfs(8) -n ftype; Red Hat Enterprise Linux 7.2 release notes, chapter 21',
      'linux fs/ext4/dir.c get_dtype; tune2fs(8)',
    ],
  },
  needs: {
    storage: storageFilesystems,
    layers: storageLayers,
    fstab: maybe(fstab),
    os: maybe(osRelease),
  },
  messages: {
    xfs: '{path} is on an XFS file system that was made with ftype=0 ({device} on {mount}): its directory entries carry no type, and overlay needs it. This cannot be changed in place.',
    ext: '{path} is on {filesystem} without the filetype feature ({device} on {mount}): its directory entries carry no type, and overlay needs it.',
    missing:
      '{path} is on {filesystem} ({device} on {mount}), whose directory entries carry no type, and overlay needs it.',
  },
  check({ facts: { storage, layers, fstab, os }, pass, fail, notApplicable, unknown }) {
    const judgeRoot = ({ root, mount, kind, dType, dTypeEvidence, cure }: StorageFilesystem) => {
      const subject = root.path;
      const use = overlayIn(layers, root.path);
      if (use.overlay === false) return notApplicable(use.why, { subject });
      if (use.overlay === null) return unknown(use.why, { subject, cure });
      const evidence = mountEvidence(mount);
      if (dType === null) return unknown(`d_type could not be seen: ${dTypeEvidence}`, { subject, evidence, cure });
      if (dType) return pass({ subject, evidence });
      const entry = fstab.known && mount ? fstabEntryOf(fstab.value, mount.mountPoint) : undefined;
      const place = { os, mount, entry };
      const details = { subject, evidence: mountEvidence(mount, entry) };
      const device = mount?.source ?? 'unknown device';
      const where = { path: root.path, device, mount: mount?.mountPoint ?? 'unknown mount' };
      if (kind?.family === 'xfs') return fail('xfs', where, { ...details, fix: moveDataRoot(root, place) });
      const data = { ...where, filesystem: kind?.name ?? 'a file system' };
      if (kind?.family !== 'ext' || !mount)
        return fail('missing', data, { ...details, fix: moveDataRoot(root, place) });
      return fail('ext', data, { ...details, fix: enableExtFiletype(root.engine, mount, os) });
    };

    return storage.length > 0 ? storage.map(judgeRoot) : notApplicable(noStorageRoot);
  },
});
