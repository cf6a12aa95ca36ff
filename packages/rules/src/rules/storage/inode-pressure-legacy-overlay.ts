import { defineRule } from '@hostlint/core';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { openWords } from '../../shared/docker-storage/verdict.js';

export const inodePressureLegacyOverlay = defineRule({
  id: 'storage/inode-pressure-legacy-overlay',
  meta: {
    title: 'Layers are not shared by hard links.',
    why: 'The old driver overlay makes a directory tree with a hard link for every file of every layer: inodes run out long before space, and a file with too many links (ext4 65000, btrfs 65535) cannot be linked again (EMLINK).',
    fix: 'Move to overlay2.',
    severity: 'warning',
    sources: [
      'moby v1.13.1 daemon/graphdriver/overlay/overlay.go',
      'docs.docker.com/engine/deprecated',
      'linux fs/ext4/ext4.h EXT4_LINK_MAX, include/uapi/linux/btrfs_tree.h BTRFS_LINK_MAX',
    ],
  },
  needs: { storage: storageDriver },
  messages: {
    overlay:
      'dockerd would use the old storage driver overlay under {root} ({filesystem}), which shares files by hard links and takes an inode for every directory of every layer.',
  },
  check({ facts: { storage }, pass, fail, notApplicable, unknown }) {
    if (storage.starts === false) return notApplicable('dockerd would not start.');
    if (storage.driver === null)
      return unknown(openWords(storage), storage.cure === undefined ? {} : { cure: storage.cure });
    if (storage.driver !== 'overlay') return pass();
    const fix = {
      summary: 'docker save the images, set "storage-driver": "overlay2" in daemon.json, restart and docker load them.',
      commands: [],
    };
    const details = { fix, evidence: [{ path: `${storage.root}/overlay` }] };
    return fail(
      'overlay',
      { root: storage.root, filesystem: storage.backingFilesystem ?? 'unknown file system' },
      details,
    );
  },
});
