import { defineRule } from '@hostlint/core';
import { podmanEngine } from '../../facts/podman/engine.js';
import { podmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { lackWords } from '../../shared/podman/verdict.js';
import { noPodman } from '../../shared/podman/words.js';
import { lookAsRoot } from '../../shared/cures.js';

export const autoSelectedVfs = defineRule({
  id: 'podman/auto-selected-vfs',
  meta: {
    title: 'Podman does not fall back to the storage driver vfs.',
    why: 'vfs copies every layer as a whole: a container of an image of 1 GB takes 1 GB more and seconds to start. Podman chooses it without a word where nothing better works, and its database keeps to it.',
    fix: 'Mend what keeps overlay from working, or install fuse-overlayfs.',
    severity: 'warning',
    sources: ['containers/storage v1.43.0, v1.57.2, v1.64.0 drivers/driver.go New; drivers/vfs/driver.go'],
  },
  needs: { engine: podmanEngine, storage: podmanStorageDriver },
  messages: {
    fallsBack: 'No storage driver is configured and podman would take vfs under {root}, because: {reasons}.',
  },
  check({ facts: { engine, storage }, pass, fail, notApplicable, unknown }) {
    if (!engine.concerned) return notApplicable(noPodman);
    if (storage.configured !== '') return notApplicable('A storage driver is configured.');
    if (storage.starts === false) return notApplicable('Podman refuses every command for another reason.');
    // vfs that may come from the database as well is no fallback for sure.
    const open = storage.starts === null || storage.driver === null || storage.chosen === null;
    if (open)
      return unknown(`It depends on what cannot be told: ${storage.open.join('; ')}.`, {
        cure: storage.cure ?? lookAsRoot,
      });
    if (storage.driver !== 'vfs' || storage.chosen !== 'automatic') return pass();
    const reasons = storage.passedOver.map(({ driver, lack }) => `${driver}: ${lackWords[lack]}`).join('; ');
    const fix = {
      summary:
        'Put the graph root on ext4 or xfs (ftype=1), or install fuse-overlayfs. Then reset podman if it has run already.',
      commands: ['podman info --format "{{.Store.GraphDriverName}}"', 'podman system reset'],
    };
    return fail('fallsBack', { root: storage.root, reasons: reasons || 'no other is left' }, { fix });
  },
});
