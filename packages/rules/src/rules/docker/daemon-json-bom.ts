import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { daemonJson } from '../../facts/docker/daemon-json.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';
import { recoding } from '../../shared/docker-config/recoding.js';

export const daemonJsonBom = defineRule({
  id: 'docker/daemon-json-bom',
  meta: {
    title: 'daemon.json is written in UTF-8 that the engine reads.',
    why: 'Editors on Windows save files as UTF-16 or with a byte order mark. dockerd reads such marks since 23.0 and exits over them before; UTF-16 without a mark and, since 23.0, bytes that are no UTF-8 are refused by all.',
    fix: 'Save the file as UTF-8 without a byte order mark.',
    severity: 'error',
    sources: [
      'moby v20.10.24, v23.0.18, v26.1.5, v28.5.2, docker-v29.7.2 daemon/config/config.go',
      'moby v23.0.0 daemon/config/config.go getConflictFreeConfiguration (unicode.BOMOverride, UTF8Validator)',
    ],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, file: daemonJson, os: maybe(osRelease) },
  messages: { refused: '{path} is not in an encoding that this dockerd reads: {message}.' },
  check({ facts: { config, file, os }, pass, fail, unknown, notApplicable }) {
    if (file.state !== 'read') return notApplicable('There is no configuration file to judge.');
    return faultOutcomes(config, 'encoding', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix('Save the file as UTF-8 without a byte order mark.', config, fault, os);
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail(
          'refused',
          { path: place?.path ?? '', message: fault.message },
          {
            ...details,
            fix: {
              summary: 'Save the file as UTF-8 without a byte order mark.',
              commands: recoding(config.configFile, fault),
            },
          },
        );
      },
    });
  },
});
