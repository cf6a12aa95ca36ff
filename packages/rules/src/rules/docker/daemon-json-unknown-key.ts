import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { daemonJson } from '../../facts/docker/daemon-json.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';
import { hintOf } from '../../shared/docker-config/key-hint.js';

export const daemonJsonUnknownKey = defineRule({
  id: 'docker/daemon-json-unknown-key',
  meta: {
    title: 'Every key in daemon.json is one that dockerd knows.',
    why: 'dockerd refuses a file with a key that is no option of its version, so that a slip of the pen is not skipped silently. Keys are also unknown before the version that brought them.',
    fix: 'Correct or remove the key; options of the command line such as --label have the plural in the file.',
    severity: 'error',
    sources: [
      'moby v20.10.24, v23.0.18, v26.1.5, v28.5.2, docker-v29.7.2 daemon/config/config.go',
      'moby cmd/dockerd/config.go, config_unix.go, options.go v20.10.0 to v28.5.2; daemon/command docker-v29.0.0 to v29.7.2',
    ],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, file: daemonJson, os: maybe(osRelease) },
  messages: {
    unknown: '"{key}" ({path}, line {line}) is no option of dockerd {version}{hint}. dockerd would not start.',
  },
  check({ facts: { config, file, os }, pass, fail, unknown, notApplicable }) {
    if (file.state !== 'read') return notApplicable('There is no configuration file to judge.');
    return faultOutcomes(config, 'unknown-key', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix(
          fault.instead === undefined
            ? `Remove "${fault.key ?? ''}".`
            : `Write "${fault.instead}" if that is meant, or remove "${fault.key ?? ''}".`,
          config,
          fault,
          os,
        );
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail(
          'unknown',
          {
            key: fault.key ?? '',
            path: place?.path ?? '',
            line: place?.line ?? 0,
            version: config.version,
            hint: hintOf(config.version, fault),
          },
          details,
        );
      },
    });
  },
});
