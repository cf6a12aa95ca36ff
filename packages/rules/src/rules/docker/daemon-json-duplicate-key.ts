import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { daemonJson } from '../../facts/docker/daemon-json.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';

export const daemonJsonDuplicateKey = defineRule({
  id: 'docker/daemon-json-duplicate-key',
  meta: {
    title: 'No key stands twice in daemon.json.',
    why: 'JSON readers keep the last of two equal keys, so the first is lost without a word; Go merges two objects of settings, which is worse to foresee.',
    fix: 'Merge the two into one.',
    severity: 'warning',
    sources: ['go1.25 encoding/json Unmarshal; the last value wins in dockerd 20.10.24, 26.1.5 and 28.5.2'],
  },
  needs: { config: daemonConfig, file: daemonJson, os: maybe(osRelease) },
  messages: {
    twice: '"{key}" stands twice in {path}: at line {first} and at line {last}. dockerd goes by the last one.',
  },
  check({ facts: { config, file, os }, pass, fail, unknown, notApplicable }) {
    if (file.state !== 'read') return notApplicable('There is no configuration file to judge.');
    return faultOutcomes(config, 'duplicate-key', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix(`Merge the two "${fault.key ?? ''}" into one.`, config, fault, os);
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail(
          'twice',
          {
            key: fault.key ?? '',
            path: place?.path ?? '',
            first: place?.line ?? 0,
            last: fault.evidence.at(-1)?.line ?? 0,
          },
          details,
        );
      },
    });
  },
});
