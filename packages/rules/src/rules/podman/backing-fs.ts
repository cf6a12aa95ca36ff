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

export const backingFs = defineRule({
  id: 'podman/backing-fs',
  meta: {
    title: 'overlay works on the file system of the graph root.',
    why: 'Podman refuses overlay on overlay, aufs and eCryptfs (and before 4.4 on ZFS) unless a mount program such as fuse-overlayfs does the mounts; a configured driver is never changed for another.',
    fix: 'Put the graph root on another file system, or install fuse-overlayfs.',
    severity: 'error',
    sources: [
      'containers/storage v1.43.0, v1.57.2, v1.64.0 drivers/overlay/overlay.go Init',
      'podman 4.3.1, 5.4.2 and 5.8.6 on such hosts: each refuses every command',
    ],
    stops: ['podman'],
  },
  needs: { engine: podmanEngine, storage: podmanStorageDriver, roots: podmanRoots, os: maybe(osRelease) },
  messages: {
    refused:
      '{root} is on {filesystem}, over which podman does not use overlay without a mount program: it would refuse every command with "{words}".',
  },
  check({ facts, pass, fail, notApplicable, unknown }) {
    const { engine, storage, roots, os } = facts;
    if (!engine.concerned) return notApplicable(noPodman);
    const verdict = verdictOn(storage, 'backing-fs');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const { mount, kind } = roots.graphRoot.filesystem;
    const install = installPackage(os, fuseOverlayfsPackage);
    const fix = andThen(
      install,
      'Podman then takes it by itself. Better is a graph root on ext4 or xfs: in a container, a volume.',
    );
    const data = { root: storage.root, filesystem: kind?.name ?? 'that file system', words: refusal.message };
    return fail('refused', data, { evidence: mount ? mountEvidence(mount) : [], fix });
  },
});
