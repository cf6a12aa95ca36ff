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
import { lackWords } from '../../shared/podman/verdict.js';

export const overlaySupported = defineRule({
  id: 'podman/overlay-supported',
  meta: {
    title: 'The kernel mounts overlay under the graph root, or fuse-overlayfs does.',
    why: 'Podman tries an overlay mount in its graph root. Where that fails and there is no fuse-overlayfs it refuses every command if overlay is configured or was used before.',
    fix: 'Make overlay work (see kernel/overlay-available), put the graph root on another file system, or install fuse-overlayfs.',
    severity: 'error',
    sources: [
      'containers/storage v1.43.0, v1.57.2, v1.64.0 drivers/overlay/overlay.go Init, supportsOverlay',
      'podman 4.3.1, 5.4.2 and 5.8.6 on such hosts: each refuses every command',
    ],
    stops: ['podman'],
  },
  needs: { engine: podmanEngine, storage: podmanStorageDriver, roots: podmanRoots, os: maybe(osRelease) },
  messages: {
    unsupported:
      'overlay cannot be used under {root}: {lack}, and there is no fuse-overlayfs. Podman would refuse every command with "{words}".',
  },
  check({ facts, pass, fail, notApplicable, unknown }) {
    const { engine, storage, roots, os } = facts;
    if (!engine.concerned) return notApplicable(noPodman);
    const verdict = verdictOn(storage, 'overlay');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const { mount } = (roots.overlay ?? roots.graphRoot).filesystem;
    const lack = lackWords[refusal.lack ?? 'overlay'];
    const install = installPackage(os, fuseOverlayfsPackage);
    const fix = andThen(
      install,
      'Podman then takes it by itself. Where only the kernel lacks overlay, load or install that.',
    );
    const data = { root: storage.root, lack, words: refusal.message };
    return fail('unsupported', data, { evidence: mount ? mountEvidence(mount) : [], fix });
  },
});
