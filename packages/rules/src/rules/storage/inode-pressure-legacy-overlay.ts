import { defineRule, maybe } from '@hostlint/core';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { storageCensus } from '../../facts/storage/census.js';
import { openWords } from '../../shared/docker-storage/verdict.js';
import { countedIn } from '../../shared/filesystem/counted-in.js';

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
  needs: { storage: storageDriver, census: maybe(storageCensus) },
  messages: {
    overlay:
      'dockerd would use the old storage driver overlay under {root} ({filesystem}), which shares files by hard links and takes an inode for every directory of every layer.',
    overlayCounted:
      'dockerd would use the old storage driver overlay under {root} ({filesystem}), which shares files by hard links and takes an inode for every directory of every layer: {entries} names lie there on {inodes} inodes, {directories} of them directories.',
  },
  check({ facts: { storage, census }, pass, fail, notApplicable, unknown }) {
    if (storage.starts === false) return notApplicable('dockerd would not start.');
    if (storage.driver === null)
      return unknown(openWords(storage), storage.cure === undefined ? {} : { cure: storage.cure });
    if (storage.driver !== 'overlay') return pass();
    const fix = {
      summary: 'docker save the images, set "storage-driver": "overlay2" in daemon.json, restart and docker load them.',
      commands: [],
    };
    const details = { fix, evidence: [{ path: `${storage.root}/overlay` }] };
    const data = { root: storage.root, filesystem: storage.backingFilesystem ?? 'unknown file system' };
    const counted = countedIn(census, storage.root);
    if (!counted) return fail('overlay', data, details);
    const { entries, inodes, directories } = counted;
    return fail('overlayCounted', { ...data, entries, inodes, directories }, details);
  },
});
