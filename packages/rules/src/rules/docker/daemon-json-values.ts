import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';

import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';
import { placeOf } from '../../shared/docker-storage/place.js';

export const daemonJsonValues = defineRule({
  id: 'docker/daemon-json-values',
  meta: {
    title: 'Settings of dockerd have values that it accepts.',
    why: 'dockerd checks addresses, sizes, names and modes when it starts and exits over the first one that it cannot use.',
    fix: 'Correct the value as dockerd’s own words say.',
    severity: 'error',
    sources: [
      'moby v20.10.24, v23.0.18, v26.1.5, v28.5.2, docker-v29.7.2 daemon/config/config.go: Validate',
      'moby opts/opts.go, opts/hosts.go, registry/config.go, daemon/listeners, libnetwork v20.10.24 to docker-v29.7.2',
    ],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, os: maybe(osRelease) },
  messages: { refused: 'dockerd does not accept "{key}"{place}: {message}.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    return faultOutcomes(config, 'value', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix(`Correct or remove "${fault.key ?? ''}".`, config, fault, os);
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail(
          'refused',
          { key: fault.key ?? '', place: place ? ` (${placeOf(place)})` : '', message: fault.message },
          details,
        );
      },
    });
  },
});
