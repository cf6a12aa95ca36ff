import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';

import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';
import { replacementOf } from '../../shared/docker-config/replacements.js';
import { placeOf } from '../../shared/docker-storage/place.js';

export const daemonJsonRemovedKey = defineRule({
  id: 'docker/daemon-json-removed-key',
  meta: {
    title: 'daemon.json uses no option that this version of dockerd has removed.',
    why: 'Options that were removed keep dockerd from starting after an upgrade: first with a word of their own, later as unknown keys.',
    fix: 'Remove the key, or write the option that took its place.',
    severity: 'error',
    sources: [
      'moby v20.10.24, v23.0.18, v26.1.5, v28.5.2, docker-v29.7.2 daemon/config/config.go',
      'docker/cli docs/deprecated.md',
      'commit f07c45e4f2 (oom-score-adjust, first in v26.0.0)',
    ],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, os: maybe(osRelease) },
  messages: { removed: '"{key}"{place} was removed from dockerd, and {version} does not start with it{instead}.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    return faultOutcomes(config, 'removed-key', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix(
          `Remove "${fault.key ?? ''}"${replacementOf(fault.key) === undefined ? '' : `: ${replacementOf(fault.key) ?? ''}`}.`,
          config,
          fault,
          os,
        );
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail(
          'removed',
          {
            key: fault.key ?? '',
            place: place ? ` (${placeOf(place)})` : '',
            version: config.version,
            instead: replacementOf(fault.key) === undefined ? '' : `; ${replacementOf(fault.key) ?? ''}`,
          },
          details,
        );
      },
    });
  },
});
