import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { daemonJson } from '../../facts/docker/daemon-json.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';

export const daemonJsonKeyCase = defineRule({
  id: 'docker/daemon-json-key-case',
  meta: {
    title: 'Keys in daemon.json are in lower case with dashes.',
    why: 'Go’s decoder would take "Debug" for "debug", but dockerd’s own check of names comes first and is exact: it exits over another case or an underscore.',
    fix: 'Write the key as dockerd does.',
    severity: 'error',
    sources: ['moby v20.10.24, v23.0.18, v26.1.5, v28.5.2, docker-v29.7.2 daemon/config/config.go'],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, file: daemonJson, os: maybe(osRelease) },
  messages: { case: '"{key}" ({path}, line {line}) must be written "{right}". dockerd would not start.' },
  check({ facts: { config, file, os }, pass, fail, unknown, notApplicable }) {
    if (file.state !== 'read') return notApplicable('There is no configuration file to judge.');
    return faultOutcomes(config, 'key-case', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix(`Write "${fault.instead ?? ''}" instead of "${fault.key ?? ''}".`, config, fault, os);
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail(
          'case',
          { key: fault.key ?? '', path: place?.path ?? '', line: place?.line ?? 0, right: fault.instead ?? '' },
          details,
        );
      },
    });
  },
});
