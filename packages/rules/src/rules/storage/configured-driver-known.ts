import { defineRule, nearestName } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { verdictOn } from '../../shared/docker-storage/verdict.js';
import { driverPriority } from '../../shared/docker-storage/drivers.js';
import { placeOf } from '../../shared/docker-storage/place.js';

export const configuredDriverKnown = defineRule({
  id: 'storage/configured-driver-known',
  meta: {
    title: 'The configured storage driver is one that this version knows.',
    why: 'dockerd exits where it is told to use a driver that it does not have; names are matched exactly.',
    fix: 'Correct the name, or remove the setting and let dockerd choose.',
    severity: 'error',
    sources: [
      'moby v20.10.24 and v28.5.2 daemon/graphdriver/driver.go New, getDriver',
      'moby v29 daemon/image_store_choice.go',
    ],
    stops: ['docker'],
  },
  needs: { storage: storageDriver, config: daemonConfig },
  messages: {
    unknown:
      'The storage driver {driver} is configured ({place}), which Docker {version} does not know: dockerd would exit with "{words}".',
  },
  check({ facts: { storage, config }, pass, fail, unknown, notApplicable }) {
    if (storage.configured === '') return notApplicable('No storage driver is configured: dockerd chooses one.');
    const verdict = verdictOn(storage, 'driver-unknown', 'image-store');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const evidence = config.storageDriver.evidence ? [config.storageDriver.evidence] : [];
    const place = evidence[0] ? placeOf(evidence[0]) : 'configuration';
    const near = nearestName(refusal.driver ?? '', driverPriority(storage.version));
    const fix = {
      summary:
        near === undefined
          ? `Remove the setting from ${place}: dockerd then chooses.`
          : `Set it to "${near}" in ${place}, or remove it: dockerd then chooses.`,
      commands: [],
    };
    return fail(
      'unknown',
      { driver: refusal.driver ?? '', place, version: storage.version, words: refusal.message },
      { evidence, fix },
    );
  },
});
