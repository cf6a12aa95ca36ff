import { defineRule, maybe } from '@hostlint/core';
import { xattrOption } from '../../facts/filesystem/xattr-option.js';
import { storageFilesystems } from '../../facts/filesystem/storage-filesystems.js';
import { osRelease } from '../../facts/os/release.js';
import { moveDataRoot } from '../../shared/fixes/move-data-root.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { noStorageRoot } from '../../shared/filesystem/storage-words.js';

export const xattrSupport = defineRule({
  id: 'filesystem/xattr-support',
  meta: {
    title: 'The file system under the storage root has extended attributes.',
    why: 'overlay marks replaced directories with trusted.overlay.opaque, and images carry file capabilities; both are extended attributes.',
    fix: 'Boot a kernel that has them for this file system, or put the storage root on ext4 or XFS, which always have them.',
    severity: 'error',
    sources: [
      'linux fs/Kconfig TMPFS_XATTR, fs/f2fs/Kconfig, fs/jffs2/Kconfig, fs/ubifs/Kconfig',
      'linux Documentation/filesystems/overlayfs.rst',
    ],
  },
  needs: { storage: storageFilesystems, option: xattrOption, os: maybe(osRelease) },
  messages: {
    off: '{path} is on {filesystem}, and the kernel was built without {option} ({config}): it keeps no extended attributes.',
  },
  check({ facts: { storage, option, os }, pass, fail, notApplicable, unknown }) {
    const outcomes = storage.map(({ root, kind, mount, problem, cure }) => {
      const subject = root.path;
      if (!kind) return unknown(problem ?? 'The file system is unknown.', { subject, cure });
      const found = option.find(({ path }) => path === root.path);
      if (!found) {
        const always =
          kind.family === 'ext' || kind.family === 'xfs' || kind.family === 'btrfs' || kind.family === 'zfs';
        return always
          ? pass({ subject, evidence: mountEvidence(mount) })
          : notApplicable(`Other rules judge ${kind.name}.`, { subject });
      }
      const { enabled, config } = found;
      if (enabled === null) {
        const cure = 'Have the kernel show its configuration as /proc/config.gz or /boot/config-RELEASE.';
        return unknown(`Whether the kernel has ${found.option} is not to be found.`, { subject, cure });
      }
      const where = config ?? 'its configuration';
      if (enabled) return pass({ subject, evidence: [{ path: where, text: `${found.option}=y` }] });
      const fix = moveDataRoot(root, { os, mount });
      const data = { path: root.path, filesystem: kind.name, option: found.option, config: where };
      const evidence = [{ path: where, text: `# ${found.option} is not set` }, ...mountEvidence(mount)];
      return fail('off', data, { subject, evidence, fix });
    });
    return outcomes.length > 0 ? outcomes : notApplicable(noStorageRoot);
  },
});
