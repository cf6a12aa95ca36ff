import { defineRule, maybe } from '@hostlint/core';
import { storageFilesystems, type StorageFilesystem } from '../../facts/filesystem/storage-filesystems.js';
import { xfsV4Kernels } from '../../facts/filesystem/xfs-v4-kernels.js';
import { fstab } from '../../facts/mounts/fstab.js';
import { osRelease } from '../../facts/os/release.js';
import { moveDataRoot } from '../../shared/fixes/move-data-root.js';
import { fstabEntryOf } from '../../shared/filesystem/fstab.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { noStorageRoot } from '../../shared/filesystem/storage-words.js';

export const xfsVersion = defineRule({
  id: 'filesystem/xfs-version',
  meta: {
    title: 'XFS under the storage root has the V5 format.',
    why: 'Linux turned the old V4 format (crc=0) off by default in 2025 and takes it out in 2030. A kernel built without it cannot mount the file system at all.',
    fix: 'Make a new file system and copy the storage root; the format cannot be changed in place.',
    severity: 'error',
    sources: [
      'linux Documentation/admin-guide/xfs.rst, Deprecation',
      'linux fs/xfs/Kconfig XFS_SUPPORT_V4: default y in 6.12, n in 7.2',
      'mount of a crc=0 image on a kernel without XFS_SUPPORT_V4: refused',
    ],
  },
  needs: { storage: storageFilesystems, kernels: maybe(xfsV4Kernels), fstab: maybe(fstab), os: maybe(osRelease) },
  messages: {
    deprecated:
      '{path} is on an XFS file system of the old V4 format ({device} on {mount}), which Linux gives up in 2030.',
    unmountable:
      '{path} is on an XFS file system of the old V4 format ({device} on {mount}), and the installed kernel of {config} was built without it: after a boot of that kernel it cannot be mounted.',
  },
  check({ facts: { storage, kernels, fstab, os }, pass, fail, notApplicable, unknown }) {
    const judgeRoot = ({ root, mount, kind, answer, problem, cure }: StorageFilesystem) => {
      const subject = root.path;
      if (kind && kind.family !== 'xfs') return notApplicable(`${root.path} is on ${kind.name}.`, { subject });
      if (!answer?.xfs) return unknown(problem ?? 'The format of the XFS could not be seen.', { subject, cure });
      if (answer.xfs.version === 5) return pass({ subject, evidence: mountEvidence(mount) });
      const entry = fstab.known && mount ? fstabEntryOf(fstab.value, mount.mountPoint) : undefined;
      const fix = moveDataRoot(root, { os, mount, entry });
      const data = {
        path: root.path,
        device: mount?.source ?? 'unknown device',
        mount: mount?.mountPoint ?? 'unknown mount',
      };
      const evidence = mountEvidence(mount, entry);
      const without = kernels.known ? kernels.value.find(({ supportsV4 }) => !supportsV4) : undefined;
      if (!without) return fail('deprecated', data, { subject, evidence, fix, severity: 'info' });
      const line = { path: without.config, text: '# CONFIG_XFS_SUPPORT_V4 is not set' };
      return fail('unmountable', { ...data, config: without.config }, { subject, evidence: [...evidence, line], fix });
    };

    return storage.length > 0 ? storage.map(judgeRoot) : notApplicable(noStorageRoot);
  },
});
