import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';

import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';
import { placeOf } from '../../shared/docker-storage/place.js';

export const daemonUnit = defineRule({
  id: 'docker/daemon-unit',
  meta: {
    title: 'systemd accepts docker.service.',
    why: 'A drop-in that adds ExecStart= without emptying it first gives the service two commands, and systemd refuses to start it; so it does when an environment file without "-" is missing.',
    fix: 'Put an empty ExecStart= before the new one, or a "-" before the environment file.',
    severity: 'error',
    sources: [
      'systemd.service(5) ExecStart=, systemd.exec(5) EnvironmentFile=; systemd v252 src/core/service.c service_verify',
    ],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, os: maybe(osRelease) },
  messages: { refused: 'systemd would not start docker.service{place}: {message}' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    return faultOutcomes(config, 'unit', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix('Correct the unit or its drop-in.', config, fault, os);
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail('refused', { place: place ? ` (${placeOf(place)})` : '', message: fault.message }, details);
      },
    });
  },
});
