import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';

import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';

export const daemonConfigFile = defineRule({
  id: 'docker/daemon-config-file',
  meta: {
    title: 'The configuration file of dockerd is there when it is named, and is a file.',
    why: 'Only the standard /etc/docker/daemon.json may be missing: dockerd exits when a file named by --config-file is not there, or when the path is a directory (as a bind mount of a missing file makes it).',
    fix: 'Create the file (an object without members, {}, is enough), or remove the flag.',
    severity: 'error',
    sources: ['moby v20.10.24, v28.5.2 cmd/dockerd/daemon.go loadDaemonCliConfig'],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, os: maybe(osRelease) },
  messages: { unusable: 'dockerd cannot read its configuration file: {message}.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    return faultOutcomes(config, 'config-file', {
      pass,
      unknown,
      fail: fault => {
        const fix = editFix(
          'Put a configuration file there, or remove --config-file from the arguments.',
          config,
          fault,
          os,
        );
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail('unusable', { message: fault.message }, details);
      },
    });
  },
});
