import { defineRule } from '@hostlint/core';
import { podmanEngine } from '../../facts/podman/engine.js';
import { storageConf } from '../../facts/podman/storage-conf.js';
import { dropLine } from '../../shared/fixes/conf-line.js';
import { noPodman, placeOf } from '../../shared/podman/words.js';

export const storageConfKeys = defineRule({
  id: 'podman/storage-conf-keys',
  meta: {
    title: 'Podman knows every key of storage.conf.',
    why: 'A key that podman does not know is left out with a warning, or since 6.0 without one: what it was to change stays as it is. Options of a driver belong to a table of their own, such as [storage.options.overlay].',
    fix: 'Correct the name of the key or the table above it, or remove the line.',
    severity: 'warning',
    sources: [
      'containers/storage v1.43.0, v1.57.2, v1.64.0 types/options.go TomlConfig, pkg/config/config.go; pkg/configfile/parse.go ParseTOML',
    ],
  },
  needs: { engine: podmanEngine, conf: storageConf },
  messages: {
    unknown: '{place}: podman {version} knows no key {key} and goes on without it.',
  },
  check({ facts: { engine, conf }, pass, fail, notApplicable }) {
    if (!engine.concerned) return notApplicable(noPodman);
    if (conf.files.length === 0) return notApplicable('There is no storage.conf: podman takes its defaults.');
    if (conf.faults.length > 0) return notApplicable('Podman refuses the file as a whole.');
    if (conf.unknownKeys.length === 0) return pass();
    return conf.unknownKeys.map(({ key, evidence }) => {
      const fix = dropLine(evidence, 'Look the name up in storage.conf(5), or remove the line.');
      const data = { place: placeOf(evidence), version: engine.version, key };
      return fail('unknown', data, { subject: key, evidence: [evidence], fix });
    });
  },
});
