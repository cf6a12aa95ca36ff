import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';

import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';
import { placeOf } from '../../shared/docker-storage/place.js';

export const daemonEnvironment = defineRule({
  id: 'docker/daemon-environment',
  meta: {
    title: 'The environment of dockerd has no value that keeps it from starting.',
    why: 'Since 25.0 dockerd exits when DOCKER_MIN_API_VERSION is no version that it can serve.',
    fix: 'Correct or remove the variable.',
    severity: 'error',
    sources: ['moby v25.0.0 cmd/dockerd/daemon.go; v28.5.2 daemon/config/config.go ValidateMinAPIVersion'],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, os: maybe(osRelease) },
  messages: { refused: 'The environment of dockerd{place} keeps it from starting: {message}.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    return faultOutcomes(config, 'environment', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix(`Correct or remove ${fault.key ?? 'the variable'}.`, config, fault, os);
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail('refused', { place: place ? ` (${placeOf(place)})` : '', message: fault.message }, details);
      },
    });
  },
});
