import { defineRule } from '@hostlint/core';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { verdictOn } from '../../shared/docker-storage/verdict.js';

export const priorDriverDeprecated = defineRule({
  id: 'storage/prior-driver-deprecated',
  meta: {
    title: 'A deprecated driver whose data is in the data-root is configured by name.',
    why: 'Docker 23 (for devicemapper 24, too) no longer takes up the data of a deprecated driver by itself: it exits until the driver is named.',
    fix: 'Name the driver in daemon.json, save the images, and move to overlay2.',
    severity: 'error',
    sources: ['moby v23.0.6 and v24.0.9 daemon/graphdriver/driver.go New'],
    stops: ['docker'],
  },
  needs: { storage: storageDriver },
  messages: {
    unnamed:
      '{root} has data of the deprecated driver {driver}, which Docker {version} uses only if it is configured: dockerd would exit.',
  },
  check({ facts: { storage }, pass, fail, unknown }) {
    const verdict = verdictOn(storage, 'prior-driver-deprecated');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const driver = refusal.driver ?? '';
    const fix = {
      summary: `Set "storage-driver": "${driver}" in daemon.json, save the images with docker save, then change to overlay2.`,
      commands: [],
    };
    return fail(
      'unnamed',
      { root: storage.root, driver, version: storage.version },
      { evidence: [{ path: `${storage.root}/${driver}` }], fix },
    );
  },
});
