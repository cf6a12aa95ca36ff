import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';

import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';
import { placeOf } from '../../shared/docker-storage/place.js';

export const logOptions = defineRule({
  id: 'docker/log-options',
  meta: {
    title: 'The default log options are ones that the default log driver takes.',
    why: 'With any log option set, dockerd checks them all against the default driver when it starts and exits over an unknown one. Options of one driver are often left behind when another is chosen.',
    fix: 'Remove the options that the driver does not know.',
    severity: 'error',
    sources: [
      'moby v20.10.24, v28.5.2 daemon/logs.go defaultLogConfig, daemon/logger/factory.go ValidateLogOpts and the drivers’ own checks',
    ],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, os: maybe(osRelease) },
  messages: { refused: 'The default log options{place} keep dockerd from starting: {message}.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    return faultOutcomes(config, 'log-options', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix('Keep only log options that the default log driver knows.', config, fault, os);
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail('refused', { place: place ? ` (${placeOf(place)})` : '', message: fault.message }, details);
      },
    });
  },
});
