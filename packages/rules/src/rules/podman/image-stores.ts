import { defineRule } from '@hostlint/core';
import { podmanEngine } from '../../facts/podman/engine.js';
import { podmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { verdictOn } from '../../shared/podman/verdict.js';
import { noPodman } from '../../shared/podman/words.js';
import { dropLine } from '../../shared/fixes/conf-line.js';
import { placeOf } from '../../shared/podman/words.js';

export const imageStores = defineRule({
  id: 'podman/image-stores',
  meta: {
    title: 'The image and layer stores that storage.conf names are there.',
    why: 'Podman looks at additional image stores, additional layer stores and imagestore for every command, and refuses them all where one is missing, relative, or (before 4.9) read-only without a lock file.',
    fix: 'Make or mount the store, or remove it from storage.conf.',
    severity: 'error',
    sources: [
      'containers/storage v1.43.0, v1.52.0, v1.64.0 drivers/overlay/overlay.go parseOptions, store.go load',
      'podman 4.3.1, 5.4.2 and 5.8.6 on such hosts: each refuses every command',
    ],
    stops: ['podman'],
  },
  needs: { engine: podmanEngine, storage: podmanStorageDriver },
  messages: {
    unusable:
      'A store that storage.conf names{place} cannot be used: podman would refuse every command with "{words}".',
  },
  check({ facts, pass, fail, notApplicable, unknown }) {
    const { engine, storage } = facts;
    if (!engine.concerned) return notApplicable(noPodman);
    const verdict = verdictOn(storage, 'image-store');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const { evidence } = refusal;
    const summary = 'Mount or make the directory, by an absolute path; or remove it from the configuration.';
    const fix = evidence ? dropLine(evidence, summary) : { summary, commands: [] };
    const place = evidence ? ` (${placeOf(evidence)})` : '';
    return fail('unusable', { place, words: refusal.message }, { evidence: evidence ? [evidence] : [], fix });
  },
});
