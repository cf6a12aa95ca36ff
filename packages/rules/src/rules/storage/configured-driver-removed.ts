import { defineRule } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { verdictOn } from '../../shared/docker-storage/verdict.js';
import { placeOf } from '../../shared/docker-storage/place.js';

export const configuredDriverRemoved = defineRule({
  id: 'storage/configured-driver-removed',
  meta: {
    title: 'The configured storage driver still exists in this version.',
    why: 'Docker 24 removed aufs and overlay, Docker 25 devicemapper; dockerd exits where one of them is configured.',
    fix: 'Save the images with the old version, then remove the setting or choose overlay2.',
    severity: 'error',
    sources: ['moby v24.0.9, v25.0.6, v28.5.2 daemon/graphdriver/driver.go checkRemoved'],
    stops: ['docker'],
  },
  needs: { storage: storageDriver, config: daemonConfig },
  messages: {
    removed:
      'The storage driver {driver} is configured ({place}), and Docker {version} does not have it any more: dockerd would exit.',
  },
  check({ facts: { storage, config }, pass, fail, unknown, notApplicable }) {
    if (storage.configured === '') return notApplicable('No storage driver is configured: dockerd chooses one.');
    const verdict = verdictOn(storage, 'driver-removed');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const evidence = config.storageDriver.evidence ? [config.storageDriver.evidence] : [];
    const place = evidence[0] ? placeOf(evidence[0]) : 'configuration';
    const fix = {
      summary: `Save images with the old version first (docker save), then remove the storage-driver setting from ${place} or set it to overlay2. Containers and images of ${refusal.driver} do not come along.`,
      commands: [],
    };
    return fail('removed', { driver: refusal.driver ?? '', place, version: storage.version }, { evidence, fix });
  },
});
