import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';

import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';
import { placeOf } from '../../shared/docker-storage/place.js';

export const runtimesConfig = defineRule({
  id: 'docker/runtimes-config',
  meta: {
    title: 'The OCI runtimes and the default one are defined as dockerd wants them.',
    why: 'The name "runc" is taken; since 23.0 a runtime has either a path or a type, with the options that go with it; and the default runtime must be defined or be a name that containerd resolves.',
    fix: 'Define the runtime under "runtimes", or install what brings it (nvidia-ctk runtime configure for NVIDIA’s).',
    severity: 'error',
    sources: [
      'moby v20.10.24, v23.0.18 daemon/config/config.go Validate; v28.5.2 daemon/runtime_unix.go setupRuntimes',
    ],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, os: maybe(osRelease) },
  messages: { refused: 'The configuration of runtimes{place} keeps dockerd from starting: {message}.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    return faultOutcomes(config, 'runtimes', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix(`Correct "${fault.key ?? 'runtimes'}".`, config, fault, os);
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail('refused', { place: place ? ` (${placeOf(place)})` : '', message: fault.message }, details);
      },
    });
  },
});
