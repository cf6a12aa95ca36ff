import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { daemonJson } from '../../facts/docker/daemon-json.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';
import { replacementOf } from '../../shared/docker-config/replacements.js';

export const daemonJsonDeprecatedKey = defineRule({
  id: 'docker/daemon-json-deprecated-key',
  meta: {
    title: 'daemon.json uses no option that a later Docker refuses.',
    why: 'Some options still work, or are skipped, but keep a later dockerd from starting: an upgrade would stop it.',
    fix: 'Remove the key, or write the option that takes its place.',
    severity: 'warning',
    sources: [
      'moby v20.10.24, v23.0.18, v26.1.5, v28.5.2, docker-v29.7.2 daemon/config/config.go',
      'docker/cli docs/deprecated.md',
    ],
  },
  needs: { config: daemonConfig, file: daemonJson, os: maybe(osRelease) },
  messages: {
    deprecated: '"{key}" ({path}, line {line}) is deprecated, and a later Docker does not start with it{instead}.',
  },
  check({ facts: { config, file, os }, pass, fail, unknown, notApplicable }) {
    if (file.state !== 'read') return notApplicable('There is no configuration file to judge.');
    return faultOutcomes(config, 'deprecated-key', {
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
          'deprecated',
          {
            key: fault.key ?? '',
            path: place?.path ?? '',
            line: place?.line ?? 0,
            instead: replacementOf(fault.key) === undefined ? '' : `; ${replacementOf(fault.key) ?? ''}`,
          },
          details,
        );
      },
    });
  },
});
