import { defineRule, maybe } from '@hostlint/core';
import { extCasefold } from '../../facts/filesystem/ext-casefold.js';
import { overlayTrial } from '../../facts/filesystem/overlay-trial.js';
import { storageFilesystems, type StorageFilesystem } from '../../facts/filesystem/storage-filesystems.js';
import { zfsVersion } from '../../facts/filesystem/zfs-version.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { machineContainer } from '../../facts/machine/container.js';
import { fstab } from '../../facts/mounts/fstab.js';
import { osRelease } from '../../facts/os/release.js';
import { storageLayers } from '../../facts/storage/layers.js';
import { upperLayerFix } from '../../shared/fixes/upper-layer.js';
import { fstabEntryOf } from '../../shared/filesystem/fstab.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { overlayIn } from '../../shared/filesystem/overlay-use.js';
import { noStorageRoot } from '../../shared/filesystem/storage-words.js';
import { upperLayerMessages } from '../../shared/filesystem/upper-layer-faults.js';
import { trialIsProof, viewUpperLayer } from '../../shared/filesystem/upper-layer.js';
import { tryMount } from '../../shared/cures.js';

export const upperLayer = defineRule({
  id: 'filesystem/upper-layer',
  meta: {
    title: 'The file system under the storage root can hold the upper layer of an overlay.',
    why: 'The writable layer of every container lies there. What cannot be an upper layer makes an engine fall back to a slow driver that copies whole layers, or refuse to start where overlay is asked for.',
    fix: 'Put the storage root on XFS (ftype=1) or ext4 of a local disk.',
    severity: 'error',
    sources: [
      'linux Documentation/filesystems/overlayfs.rst, Upper and Lower',
      'linux fs/overlayfs/super.c ovl_mount_dir, ovl_make_workdir; fs/overlayfs/params.c ovl_mount_dir_check (6.12, 6.17)',
      'moby v18.09.9 daemon/graphdriver/overlay2/overlay.go Init; v28.5.2 daemon/graphdriver/overlayutils SupportsOverlay',
      'containers/storage drivers/overlay/overlay.go isNetworkFileSystem',
      'openzfs commits dbf6108b4d, f104d44110 (zfs-2.2.0)',
    ],
  },
  needs: {
    storage: storageFilesystems,
    layers: storageLayers,
    kernel: maybe(kernelRelease),
    zfs: maybe(zfsVersion),
    casefold: maybe(extCasefold),
    trial: maybe(overlayTrial),
    container: maybe(machineContainer),
    fstab: maybe(fstab),
    os: maybe(osRelease),
  },
  messages: upperLayerMessages,
  check({ facts, pass, fail, notApplicable, unknown }) {
    const { storage, layers, kernel, zfs, casefold, trial, os } = facts;
    const judgeRoot = (one: StorageFilesystem) => {
      const { root, mount, kind, answer, problem, cure } = one;
      const subject = root.path;
      const evidence = mountEvidence(mount);
      const use = overlayIn(layers, root.path);
      if (use.overlay === false) return notApplicable(use.why, { subject });
      if (use.overlay === null) return unknown(use.why, { subject, cure });
      if (!kind) return unknown(problem ?? 'The file system is unknown.', { subject, cure });
      const tried = trial.known ? trial.value.find(({ path }) => path === root.path) : undefined;
      const view = viewUpperLayer(kind, {
        kernel: kernel.known ? kernel.value : null,
        zfs: zfs.known ? zfs.value : null,
        ext: answer?.ext ?? null,
        casefoldPossible: casefold.known ? casefold.value : null,
      });
      if (tried?.verdict === 'works' && trialIsProof(kind)) return pass({ subject, evidence });
      if (view.able !== false && tried?.verdict !== 'refused') {
        return view.able
          ? pass({ subject, evidence })
          : unknown(view.why, {
              subject,
              evidence,
              cure: one.offline ? cure : tryMount,
            });
      }
      const entry = facts.fstab.known && mount ? fstabEntryOf(facts.fstab.value, mount.mountPoint) : undefined;
      const data = { path: root.path, filesystem: kind.name, mount: mount?.mountPoint ?? 'unknown mount' };
      const fault = view.able === false ? view.fault : null;
      const container = facts.container.known ? facts.container.value.kind : null;
      const fix = upperLayerFix(root, fault, { os, mount, entry, container });
      const details = { subject, evidence: mountEvidence(mount, entry), fix };
      if (fault === null) return fail('refused', { ...data, words: tried?.detail ?? '' }, details);
      return fail(fault, data, fault === 'cluster' ? { ...details, severity: 'warning' } : details);
    };

    return storage.length > 0 ? storage.map(judgeRoot) : notApplicable(noStorageRoot);
  },
});
