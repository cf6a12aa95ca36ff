import { defineRule } from '@hostlint/core';
import { containersConf } from '../../facts/podman/containers-conf.js';
import { podmanEngine } from '../../facts/podman/engine.js';
import { shellWord } from '../../shared/fixes/shell-word.js';
import { noPodman, placeOf } from '../../shared/podman/words.js';

export const podmanContainersConf = defineRule({
  id: 'podman/containers-conf',
  meta: {
    title: 'Podman can read containers.conf and takes its values.',
    why: 'All files of containers.conf are read for every command. One mistake in any of them makes podman refuse them all.',
    fix: 'Correct the line.',
    severity: 'error',
    sources: [
      'containers/common v0.50.1, v0.62.3, v0.67.1 pkg/config/config.go, new.go, Validate',
      'podman 4.3.1, 5.4.2 and 5.8.6 with such files: each refuses every command',
    ],
    stops: ['podman'],
  },
  needs: { engine: podmanEngine, conf: containersConf },
  messages: {
    syntax: '{place} is no TOML ({words}): podman would refuse every command.',
    type: '{place}: {key} {words}. Podman would refuse every command.',
    value: '{place}: {key} {words}. Podman would refuse every command.',
    missingFile: 'CONTAINERS_CONF names {file} ({place}), which is not there: podman would refuse every command.',
  },
  check({ facts: { engine, conf }, pass, fail, notApplicable }) {
    if (!engine.concerned) return notApplicable(noPodman);
    if (conf.files.length === 0 && conf.faults.length === 0)
      return notApplicable('There is no containers.conf: podman takes its defaults.');
    if (conf.faults.length === 0) return pass();
    return conf.faults.map(({ kind, file, key, message: words, evidence }) => {
      const place = placeOf(evidence);
      const fix = {
        summary: 'Correct it, and see whether podman takes it. man containers.conf describes every key.',
        commands: [`sed -n ${shellWord(`${evidence.line ?? 1}p`)} ${shellWord(evidence.path)}`, 'podman info'],
      };
      const details = { subject: key === '' ? file : key, evidence: [evidence], fix };
      if (kind === 'missing-file') return fail('missingFile', { file, place }, details);
      if (kind === 'syntax' || kind === 'newer-toml') return fail('syntax', { place, words }, details);
      return fail(kind, { place, key, words }, details);
    });
  },
});
