import { defineRule, type Outcome } from '@hostlint/core';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { removedBy } from '../../shared/docker-storage/drivers.js';
import { shellWord } from '../../shared/fixes/shell-word.js';
import { lookAsRoot } from '../../shared/cures.js';

const legacy = ['aufs', 'overlay', 'devicemapper'] as const;

export const legacyDriverData = defineRule({
  id: 'storage/legacy-driver-data',
  meta: {
    title: 'No images are left behind by a storage driver that this version does not have.',
    why: 'dockerd looks only for data of the drivers that it has: after an upgrade it starts empty, and the images and containers of a removed driver are gone from sight while they still fill the disk.',
    fix: 'Save what is needed with the old version, then remove the directory.',
    severity: 'error',
    sources: ['moby v24.0.9, v25.0.6, v28.5.2 daemon/graphdriver/driver.go scanPriorDrivers, checkRemoved'],
  },
  needs: { storage: storageDriver },
  messages: {
    ignored:
      '{path} has data of the storage driver {driver}, which Docker {version} does not have: it would ignore it.',
    deprecated: '{path} has data of the storage driver {driver}, which Docker {removed} and later will ignore.',
  },
  check({ facts: { storage }, pass, fail, unknown }) {
    const outcomes = legacy.flatMap((driver): readonly Outcome[] => {
      const { state } = storage.homes[driver];
      const path = `${storage.root}/${driver}`;
      if (state === null)
        return [
          unknown(`${path} could not be looked at: ${storage.problem ?? 'no permission'}`, {
            subject: driver,
            cure: lookAsRoot,
          }),
        ];
      if (state !== 'used') return [];
      const details = { subject: driver, evidence: [{ path }] };
      const image = `${storage.root}/image/${driver}`;
      const remove = [`rm -rf ${shellWord(path)} ${shellWord(image)}`];
      if (removedBy(storage.version, driver) === undefined) {
        const fix = {
          summary: 'Save the images with docker save and move to overlay2 before the next upgrade.',
          commands: [],
        };
        return [
          fail(
            'deprecated',
            { path, driver, removed: driver === 'devicemapper' ? '25' : '24' },
            { ...details, fix, severity: 'warning' },
          ),
        ];
      }
      const fix = {
        summary:
          'If anything in it is needed, start the old version on it and docker save it first. Then remove what is left.',
        commands: remove,
      };
      return [fail('ignored', { path, driver, version: storage.version }, { ...details, fix })];
    });
    return outcomes.length > 0 ? outcomes : pass();
  },
});
