import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';

import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';
import { placeOf } from '../../shared/docker-storage/place.js';

export const usernsRemap = defineRule({
  id: 'docker/userns-remap',
  meta: {
    title: 'The user of userns-remap exists and has ranges of subordinate ids.',
    why: 'dockerd looks the user and the group up, and their ranges in /etc/subuid and /etc/subgid, and exits when one of them is missing.',
    fix: 'Create the user with a group of the same name and give both ranges, or use "default".',
    severity: 'error',
    sources: ['moby v20.10.24, v28.5.2 daemon/daemon_unix.go parseRemappedRoot, setupRemappedRoot; pkg/idtools'],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, os: maybe(osRelease) },
  messages: { missing: 'userns-remap{place} keeps dockerd from starting: {message}.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    return faultOutcomes(config, 'userns-remap', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix('Correct the user.', config, fault, os);
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail(
          'missing',
          { place: place ? ` (${placeOf(place)})` : '', message: fault.message },
          {
            ...details,
            fix: {
              summary: 'Let dockerd use its own user: set "userns-remap": "default", with ranges for dockremap.',
              commands: [
                'useradd -r -s /usr/sbin/nologin -U dockremap',
                "echo 'dockremap:100000:65536' >> /etc/subuid",
                "echo 'dockremap:100000:65536' >> /etc/subgid",
                ...details.fix.commands,
              ],
            },
          },
        );
      },
    });
  },
});
