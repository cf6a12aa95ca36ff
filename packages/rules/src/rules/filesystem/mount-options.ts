import { defineRule, maybe, type Outcome } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { storageFilesystems, type StorageFilesystem } from '../../facts/filesystem/storage-filesystems.js';
import { fstab } from '../../facts/mounts/fstab.js';
import { changeMountOptions } from '../../shared/fixes/mount-option.js';
import { fstabEntryOf } from '../../shared/filesystem/fstab.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { optionEffects } from '../../shared/filesystem/mount-option-effects.js';
import { isOverlayDriver } from '../../shared/filesystem/overlay-use.js';
import { noStorageRoot } from '../../shared/filesystem/storage-words.js';

export const mountOptions = defineRule({
  id: 'filesystem/mount-options',
  meta: {
    title: 'The storage root is mounted without options that slow, endanger or bind containers.',
    why: 'Some mount options are right for data and wrong for layers: noexec reaches into volumes, sync makes each pull crawl, nobarrier trades layers for speed.',
    fix: 'Drop the option from /etc/fstab and mount the file system again.',
    severity: 'warning',
    sources: [
      'linux 6.1 fs/exec.c path_noexec, fs/namei.c may_open_dev, fs/overlayfs/super.c clone_private_mount',
      'linux Documentation/admin-guide/ext4.rst, xfs.rst',
      'mount(8)',
    ],
  },
  needs: { storage: storageFilesystems, config: maybe(daemonConfig), fstab: maybe(fstab) },
  messages: { set: '{path} is on {mount}, which is mounted with {option}: {effect}.' },
  check({ facts: { storage, config, fstab }, pass, fail, notApplicable, unknown }) {
    const driver = config.known ? config.value.storageDriver.value : '';

    const judgeRoot = ({ root, mount, problem, cure }: StorageFilesystem): readonly Outcome[] => {
      const subject = root.path;
      if (!mount) return [unknown(problem ?? 'Its mount is unknown.', { subject, cure })];
      const effects = optionEffects(mount, root.engine !== 'docker' || isOverlayDriver(driver));
      if (effects.length === 0) return [pass({ subject, evidence: mountEvidence(mount) })];
      const entry = fstab.known ? fstabEntryOf(fstab.value, mount.mountPoint) : undefined;
      return effects.map(({ option, severity, effect, change }) => {
        const fix = changeMountOptions(mount, entry, change);
        const data = { path: root.path, mount: mount.mountPoint, option, effect };
        return fail('set', data, {
          subject: `${root.path} ${option}`,
          evidence: mountEvidence(mount, entry),
          severity,
          fix,
        });
      });
    };

    return storage.length > 0 ? storage.flatMap(judgeRoot) : notApplicable(noStorageRoot);
  },
});
