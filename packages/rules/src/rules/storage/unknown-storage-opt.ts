import { defineRule } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { verdictOn } from '../../shared/docker-storage/verdict.js';
import { placeOf } from '../../shared/docker-storage/place.js';

export const unknownStorageOpt = defineRule({
  id: 'storage/unknown-storage-opt',
  meta: {
    title: 'The storage options are ones that the storage driver knows.',
    why: 'The driver reads all of storage-opts and dockerd exits over one that it does not know or that has a wrong value; overlay2.override_kernel_check is unknown since 24.',
    fix: 'Remove the option, or correct it.',
    severity: 'error',
    sources: [
      'moby v20.10.24, v24.0.9, v28.5.2 daemon/graphdriver/overlay2/overlay.go parseOptions; the same of btrfs, zfs, vfs, overlay',
    ],
    stops: ['docker'],
  },
  needs: { storage: storageDriver, config: daemonConfig },
  messages: {
    option: 'dockerd would exit over a storage option{place}: "{words}" (storage driver {driver}).',
  },
  check({ facts: { storage, config }, pass, fail, unknown, notApplicable }) {
    if (config.storageOptions.value.length === 0) return notApplicable('No storage options are set.');
    const verdict = verdictOn(storage, 'storage-option');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const evidence = config.storageOptions.evidence ? [config.storageOptions.evidence] : [];
    const place = evidence[0] ? ` (${placeOf(evidence[0])})` : '';
    const fix = {
      summary: `Remove ${(refusal.names ?? ['the option']).join(', ')} from storage-opts${place}.`,
      commands: [],
    };
    return fail('option', { place, words: refusal.message, driver: refusal.driver ?? '' }, { evidence, fix });
  },
});
