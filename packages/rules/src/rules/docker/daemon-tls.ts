import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';

import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';
import { placeOf } from '../../shared/docker-storage/place.js';

export const daemonTls = defineRule({
  id: 'docker/daemon-tls',
  meta: {
    title: 'The certificates of dockerd’s TLS can be read.',
    why: 'With TLS on (tls, tlsverify, or only naming tlsverify in the file with any value), dockerd loads its certificate and key when it starts and exits without them. Paths given by flags count only when TLS is switched on by a flag too.',
    fix: 'Name tlscert and tlskey (and tlscacert) beside tls in the same place, or remove all of them.',
    severity: 'error',
    sources: [
      'moby v20.10.24, v28.5.2 cmd/dockerd/daemon.go newAPIServerTLSConfig, options.go; docker/go-connections tlsconfig.Server',
    ],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, os: maybe(osRelease) },
  messages: { missing: 'TLS is on{place}, but its files cannot be used: {message}.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    return faultOutcomes(config, 'tls', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix(
          'Name files that exist in tlscert, tlskey and tlscacert, or turn TLS off.',
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
