import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';

import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';
import { hintOf } from '../../shared/docker-config/key-hint.js';
import { placeOf } from '../../shared/docker-storage/place.js';

export const daemonArguments = defineRule({
  id: 'docker/daemon-arguments',
  meta: {
    title: 'dockerd knows the arguments that it is started with.',
    why: 'dockerd exits over a flag that its version does not have, a value that the flag does not take, or a word that is no flag. Flags in drop-ins and environment files outlive the version that they were written for.',
    fix: 'Correct the line that gives the argument.',
    severity: 'error',
    sources: ['moby cmd/dockerd v20.10.0 to v28.5.2, daemon/command docker-v29.0.0 to v29.7.2', 'spf13/pflag flag.go'],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, os: maybe(osRelease) },
  messages: { refused: 'dockerd {version} would not start with its arguments{place}: {message}{hint}.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    return faultOutcomes(config, 'arguments', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix('Correct or remove the argument.', config, fault, os);
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail(
          'refused',
          {
            version: config.version,
            place: place ? ` (${placeOf(place)})` : '',
            message: fault.message,
            hint: hintOf(config.version, fault),
          },
          details,
        );
      },
    });
  },
});
