import { defineRule } from '@hostlint/core';
import { podmanEngine } from '../../facts/podman/engine.js';
import { podmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { verdictOn } from '../../shared/podman/verdict.js';
import { noPodman } from '../../shared/podman/words.js';
import { podmanDatabase } from '../../facts/podman/database.js';
import { storageConf } from '../../facts/podman/storage-conf.js';
import { takeOverlay } from '../../shared/podman/take-overlay.js';
import { isRegistered, podmanDrivers } from '../../shared/podman/drivers.js';
import { placeOf } from '../../shared/podman/words.js';

export const driverKnown = defineRule({
  id: 'podman/driver-known',
  meta: {
    title: 'This podman has the storage driver that is configured.',
    why: 'Podman tries no other driver than the one that it is told, and refuses every command where it has none of that name. devicemapper is gone since podman 5.1, aufs since 5.7.',
    fix: 'Configure overlay, or leave the driver out.',
    severity: 'error',
    sources: [
      'containers/storage v1.43.0, v1.57.2, v1.64.0 drivers/driver.go GetDriver, drivers/register',
      'podman 4.3.1, 5.4.2 and 5.8.6 on such hosts: each refuses every command',
    ],
    stops: ['podman'],
  },
  needs: { engine: podmanEngine, storage: podmanStorageDriver, conf: storageConf, database: podmanDatabase },
  messages: {
    unknown:
      'The storage driver "{driver}" ({place}) is none that podman {version} has ({drivers}): it would refuse every command.',
  },
  check({ facts, pass, fail, notApplicable, unknown }) {
    const { engine, storage, conf, database } = facts;
    if (!engine.concerned) return notApplicable(noPodman);
    const verdict = verdictOn(storage, 'driver-unknown');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const { evidence } = conf.options.driver;
    const fromFile = refusal.driver === conf.options.driver.value;
    const place = !fromFile ? database.path : evidence ? placeOf(evidence) : 'configuration';
    const drivers = podmanDrivers.filter(name => isRegistered(storage.library, name)).join(', ');
    const fix =
      fromFile && evidence
        ? takeOverlay(
            evidence,
            'Take overlay. Images of another driver do not come along: save them with the podman that has it.',
          )
        : {
            summary: `The name comes from libpod's database ${database.path}: save images with the podman that made it, then \`podman system reset\`.`,
            commands: [],
          };
    const data = { driver: refusal.driver ?? '', place, version: engine.version, drivers };
    return fail('unknown', data, { evidence: fromFile && evidence ? [evidence] : [{ path: database.path }], fix });
  },
});
