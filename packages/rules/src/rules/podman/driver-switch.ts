import { defineRule } from '@hostlint/core';
import { podmanDatabase } from '../../facts/podman/database.js';
import { podmanEngine } from '../../facts/podman/engine.js';
import { storageConf } from '../../facts/podman/storage-conf.js';
import { noPodman, placeOf } from '../../shared/podman/words.js';
import { lookAsRoot } from '../../shared/cures.js';

export const driverSwitch = defineRule({
  id: 'podman/driver-switch',
  meta: {
    title: 'The configured storage driver is the one that podman uses.',
    why: 'Libpod keeps the storage driver of its first start in its database and goes on with it, whatever is configured since then. Other tools (buildah, skopeo) follow the configuration, and do not see podman’s images.',
    fix: 'Set driver back to what the database has, or reset podman to begin anew with the other driver.',
    severity: 'warning',
    sources: [
      'podman v4.3.1, v5.8.2 libpod/runtime.go mergeDBConfig: "User-selected graph driver … overwritten by graph driver … from database"',
      'podman 4.3.1, 5.4.2 and 5.8.6 after a change of the driver: the old one is used',
    ],
  },
  needs: { engine: podmanEngine, conf: storageConf, database: podmanDatabase },
  messages: {
    overruled:
      'The storage driver {configured} is configured ({place}), but podman goes on with {used}, which its database {database} has from the first start.',
  },
  check({ facts: { engine, conf, database }, pass, fail, notApplicable, unknown }) {
    if (!engine.concerned) return notApplicable(noPodman);
    const { value: configured, evidence } = conf.options.driver;
    if (configured === '') return notApplicable('No storage driver is configured.');
    if (database.state === 'unknown')
      return unknown(`Libpod's database could not be read: ${database.why}`, { cure: lookAsRoot });
    if (database.state !== 'read' || database.values.driver === '')
      return notApplicable('Podman has no database yet that names a driver.');
    const used = database.values.driver;
    if (used === configured) return pass();
    const place = evidence ? placeOf(evidence) : 'configuration';
    const fix = {
      summary: `Keep ${used}: set driver = "${used}". Or change to ${configured}: save the images, reset with the old driver (all containers, images and volumes of podman are lost), and load them again.`,
      commands: [
        'podman save --multi-image-archive -o /root/images.tar $(podman images -q)',
        `podman --storage-driver ${used} system reset`,
        'podman load -i /root/images.tar',
      ],
    };
    const data = { configured, place, used, database: database.path };
    return fail('overruled', data, { evidence: [...(evidence ? [evidence] : []), { path: database.path }], fix });
  },
});
