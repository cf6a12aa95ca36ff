import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';

import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';
import { placeOf } from '../../shared/docker-storage/place.js';

export const seccompProfilePath = defineRule({
  id: 'docker/seccomp-profile-path',
  meta: {
    title: 'The default seccomp profile can be read.',
    why: 'dockerd reads the profile’s file when it starts and exits when it is missing. The names "builtin" and "unconfined" mean something since 23.0 only; before, they are paths.',
    fix: 'Correct the path, or remove the key to use the built-in profile.',
    severity: 'error',
    sources: ['moby v20.10.24, v28.5.2 daemon/daemon_unix.go setupSeccompProfile'],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, os: maybe(osRelease) },
  messages: { missing: 'dockerd cannot read its default seccomp profile{place}: {message}.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    return faultOutcomes(config, 'seccomp-profile', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix(
          'Correct the path of the profile, or remove "seccomp-profile" to use the built-in one.',
          config,
          fault,
          os,
        );
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail('missing', { place: place ? ` (${placeOf(place)})` : '', message: fault.message }, details);
      },
    });
  },
});
