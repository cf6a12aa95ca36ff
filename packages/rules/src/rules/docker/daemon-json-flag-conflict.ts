import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';

import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';
import { dropFlagFix } from '../../shared/docker-config/flag-removal.js';
import { placeOf } from '../../shared/docker-storage/place.js';

export const daemonJsonFlagConflict = defineRule({
  id: 'docker/daemon-json-flag-conflict',
  meta: {
    title: 'No setting is given both in daemon.json and on the command line.',
    why: 'dockerd exits when an option stands in both places, even with the same value. The unit of most packages passes -H fd:// and --containerd=…, so the keys "hosts" and "containerd" conflict from the start.',
    fix: 'Remove the key from the file, or start dockerd without the flag by a drop-in of docker.service.',
    severity: 'error',
    sources: [
      'moby v20.10.24, v23.0.18, v26.1.5, v28.5.2, docker-v29.7.2 daemon/config/config.go: findConfigurationConflicts',
      'moby contrib/init/systemd/docker.service',
    ],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, os: maybe(osRelease) },
  messages: {
    both: '"{key}" is set both in {path}, line {line}, and by the flag --{flag}{where}. dockerd would not start.',
  },
  check({ facts: { config, os }, pass, fail, unknown }) {
    return faultOutcomes(config, 'flag-conflict', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix(
          `Remove "${fault.key ?? ''}" from the file, or the flag --${fault.instead ?? ''} from the command line.`,
          config,
          fault,
          os,
        );
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail(
          'both',
          {
            key: fault.key ?? '',
            path: place?.path ?? '',
            line: place?.line ?? 0,
            flag: fault.instead ?? '',
            where: fault.evidence[1] ? ` (${placeOf(fault.evidence[1])})` : '',
          },
          { ...details, fix: dropFlagFix(config.version, fault) ?? details.fix },
        );
      },
    });
  },
});
