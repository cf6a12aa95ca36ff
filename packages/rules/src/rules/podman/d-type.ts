import { defineRule, maybe } from '@hostlint/core';
import { podmanEngine } from '../../facts/podman/engine.js';
import { podmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { verdictOn } from '../../shared/podman/verdict.js';
import { noPodman } from '../../shared/podman/words.js';
import { osRelease } from '../../facts/os/release.js';
import { podmanRoots } from '../../facts/podman/roots.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { andThen } from '../../shared/fixes/by-distribution.js';
import { installPackage } from '../../shared/fixes/install-package.js';
import { fuseOverlayfsPackage } from '../../shared/podman/packages.js';

export const dType = defineRule({
  id: 'podman/d-type',
  meta: {
    title: 'Directory entries below the graph root carry their type (d_type), or fuse-overlayfs is there.',
    why: 'overlay needs d_type. Without it, and without fuse-overlayfs in its place, podman refuses every command; with it images and containers live in a slower file system of its own.',
    fix: 'Put the graph root on a file system with d_type: xfs with ftype=1, or ext4 with filetype.',
    severity: 'error',
    sources: [
      'containers/storage v1.43.0, v1.57.2, v1.64.0 drivers/overlay/overlay.go supportsOverlay, checkAndRecordOverlaySupport',
      'podman 4.3.1, 5.4.2 and 5.8.6 on such hosts: each refuses every command',
    ],
    stops: ['podman'],
  },
  needs: { engine: podmanEngine, storage: podmanStorageDriver, roots: podmanRoots, os: maybe(osRelease) },
  messages: {
    missing:
      'The file system of {root} ({filesystem}) returns no d_type, and there is no fuse-overlayfs: podman would refuse every command with "{words}".',
  },
  check({ facts, pass, fail, notApplicable, unknown }) {
    const { engine, storage, roots, os } = facts;
    if (!engine.concerned) return notApplicable(noPodman);
    const verdict = verdictOn(storage, 'd-type');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const { mount, kind } = (roots.overlay ?? roots.graphRoot).filesystem;
    const install = installPackage(os, fuseOverlayfsPackage);
    const fix = andThen(install, 'It works without d_type. Better is a new file system: xfs (ftype=1) or ext4.');
    const data = { root: storage.root, filesystem: kind?.name ?? 'unknown', words: refusal.message };
    return fail('missing', data, { evidence: mount ? mountEvidence(mount) : [], fix });
  },
});
