import { defineRule } from '@hostlint/core';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { verdictOn } from '../../shared/docker-storage/verdict.js';
import { lackWords } from '../../shared/docker-storage/verdict.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const priorDriverSupported = defineRule({
  id: 'storage/prior-driver-supported',
  meta: {
    title: 'The storage driver that was used in the data-root can still be used.',
    why: 'Where a driver left data dockerd insists on it, so that images do not disappear: if it does not work any more dockerd exits.',
    fix: 'Give the driver back what it lacks; only if the images are not needed, move its directory away.',
    severity: 'error',
    sources: ['moby v20.10.24 and v28.5.2 daemon/graphdriver/driver.go New'],
    stops: ['docker'],
  },
  needs: { storage: storageDriver },
  messages: {
    prior:
      '{root}/{driver} has data of the storage driver {driver}, which cannot be used any more: {lack}. dockerd would exit with "{words}".',
  },
  check({ facts: { storage }, pass, fail, unknown }) {
    const verdict = verdictOn(storage, 'prior-driver-unsupported');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const { driver = '' } = refusal;
    const lack = refusal.lack ? lackWords[refusal.lack] : 'it lacks something';
    const home = `${storage.root}/${driver}`;
    const fix = {
      summary: `Bring back what ${driver} needs. If its images and containers are not needed, move its directory away: dockerd then chooses anew.`,
      commands: [`mv ${shellWord(home)} ${shellWord(`${home}.old`)}`],
    };
    return fail(
      'prior',
      { root: storage.root, driver, lack, words: refusal.message },
      { evidence: [{ path: home }], fix },
    );
  },
});
