import { defineRule } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { verdictOn } from '../../shared/docker-storage/verdict.js';
import { lackWords } from '../../shared/docker-storage/verdict.js';
import { placeOf } from '../../shared/docker-storage/place.js';

export const configuredDriverSupported = defineRule({
  id: 'storage/configured-driver-supported',
  meta: {
    title: 'The configured storage driver has what it needs here.',
    why: 'A configured driver is the only one that dockerd tries; where it cannot be used dockerd exits instead of choosing another.',
    fix: 'Give the driver what it lacks, or remove the setting and let dockerd choose.',
    severity: 'error',
    sources: ['moby v20.10.24 and v28.5.2 daemon/graphdriver/driver.go New; Init of each driver'],
    stops: ['docker'],
  },
  needs: { storage: storageDriver, config: daemonConfig },
  messages: {
    unsupported:
      'The storage driver {driver} is configured ({place}) and cannot be used under {root}: {lack}. dockerd would exit with "{words}".',
  },
  check({ facts: { storage, config }, pass, fail, unknown, notApplicable }) {
    if (storage.configured === '') return notApplicable('No storage driver is configured: dockerd chooses one.');
    const verdict = verdictOn(storage, 'driver-unsupported');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const evidence = config.storageDriver.evidence ? [config.storageDriver.evidence] : [];
    const place = evidence[0] ? placeOf(evidence[0]) : 'configuration';
    const lack = refusal.lack ? lackWords[refusal.lack] : 'it lacks something';
    const fix = {
      summary: `Mend that, or remove the setting from ${place}: dockerd then takes the best driver that works.`,
      commands: [],
    };
    return fail(
      'unsupported',
      { driver: refusal.driver ?? '', place, root: storage.root, lack, words: refusal.message },
      { evidence, fix },
    );
  },
});
