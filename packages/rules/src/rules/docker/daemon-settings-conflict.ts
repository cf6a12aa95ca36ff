import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';

import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';
import { placeOf } from '../../shared/docker-storage/place.js';

export const daemonSettingsConflict = defineRule({
  id: 'docker/daemon-settings-conflict',
  meta: {
    title: 'No settings of dockerd exclude each other.',
    why: 'Some settings cannot hold together, such as a bridge of one’s own and an address for the default one; dockerd then exits.',
    fix: 'Keep one of the two.',
    severity: 'error',
    sources: [
      'moby v20.10.24, v25.0.16, v28.5.2 daemon/daemon_unix.go verifyDaemonSettings; cmd/dockerd/daemon_linux.go',
    ],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, os: maybe(osRelease) },
  messages: { excluded: 'Settings exclude each other{place}: {message}.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    return faultOutcomes(config, 'settings-conflict', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix(
          `Change ${fault.key === undefined ? 'one of them' : `"${fault.key}" or what it excludes`}.`,
          config,
          fault,
          os,
        );
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail(
          'excluded',
          { place: place ? ` (${fault.evidence.map(placeOf).join('; ')})` : '', message: fault.message },
          details,
        );
      },
    });
  },
});
