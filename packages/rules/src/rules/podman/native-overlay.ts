import { defineRule } from '@hostlint/core';
import { podmanEngine } from '../../facts/podman/engine.js';
import { podmanRoots } from '../../facts/podman/roots.js';
import { storageConf } from '../../facts/podman/storage-conf.js';
import { podmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { dropLine } from '../../shared/fixes/conf-line.js';
import { lackWords } from '../../shared/podman/verdict.js';
import { noPodman, placeOf } from '../../shared/podman/words.js';
import { lookAsRoot, tryMount } from '../../shared/cures.js';

export const nativeOverlay = defineRule({
  id: 'podman/native-overlay',
  meta: {
    title: 'As root, podman uses the overlay of the kernel.',
    why: 'fuse-overlayfs passes every access to a file through a program: slower, and containers lose their files if it dies. Podman falls back to it without a word where the kernel’s overlay does not work in the graph root, and stays with it.',
    fix: 'Put the graph root on a file system where overlay works, or remove mount_program.',
    severity: 'warning',
    sources: ['containers/storage v1.43.0, v1.57.2, v1.64.0 drivers/overlay/overlay.go Init, SupportsNativeOverlay'],
    presets: ['podman'],
  },
  needs: { engine: podmanEngine, storage: podmanStorageDriver, roots: podmanRoots, conf: storageConf },
  messages: {
    fallback: 'Podman falls back to fuse-overlayfs under {root}: {lack}. From the first command on it stays with it.',
    configured: 'A mount program is configured for overlay{place}, which root does not need.',
  },
  check({ facts: { engine, storage, roots, conf }, pass, fail, notApplicable, unknown }) {
    if (!engine.concerned) return notApplicable(noPodman);
    if (storage.starts === false) return notApplicable('Podman refuses every command for another reason.');
    if (storage.driver === null)
      return unknown('It cannot be told which storage driver podman uses.', { cure: lookAsRoot });
    if (storage.driver !== 'overlay') return notApplicable(`Podman uses the storage driver ${storage.driver}.`);
    const { program } = storage;
    if (program === null) {
      if (storage.nativeOverlayDiff === null && storage.open.length > 0)
        return unknown(`It depends on what cannot be told: ${storage.open.join('; ')}.`, {
          cure: tryMount,
        });
      return pass();
    }
    if (program.why === 'pinned')
      return notApplicable(
        'The storage is bound to fuse-overlayfs by earlier use, see podman/fuse-overlayfs-leftover.',
      );
    if (program.why !== 'fallback') {
      const evidence = conf.options.options.find(({ text }) => /mount_program\s*=/i.test(text))?.evidence ?? null;
      const fix = evidence
        ? dropLine(
            evidence,
            'Remove it before the first use; a storage that was used with it stays bound to it until `podman system reset`.',
          )
        : { summary: 'Remove it from the environment.', commands: [] };
      const place = evidence ? ` (${placeOf(evidence)})` : '';
      return fail('configured', { place }, { evidence: evidence ? [evidence] : [], fix });
    }
    const { mount } = (roots.overlay ?? roots.graphRoot).filesystem;
    const fix = {
      summary: 'Put the graph root on ext4 or xfs (ftype=1) before the first use; in a container, on a volume.',
      commands: [],
    };
    return fail(
      'fallback',
      { root: storage.root, lack: lackWords[program.lack] },
      { evidence: mount ? mountEvidence(mount) : [], fix },
    );
  },
});
