import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { daemonJson } from '../../facts/docker/daemon-json.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';

export const daemonJsonTrailingText = defineRule({
  id: 'docker/daemon-json-trailing-text',
  meta: {
    title: 'Nothing follows the end of the object in daemon.json.',
    why: 'Docker before 23.0 stops reading at the closing brace: what follows is skipped without a word, and makes dockerd exit after an upgrade.',
    fix: 'Remove what stands after the closing brace, or move it inside.',
    severity: 'warning',
    sources: [
      'moby v20.10.24 daemon/config/config.go (json.NewDecoder.Decode reads one value)',
      'moby v23.0.0 (json.Unmarshal)',
    ],
  },
  needs: { config: daemonConfig, file: daemonJson, os: maybe(osRelease) },
  messages: {
    skipped:
      '{path}, line {line}: the text after the closing brace is not read, and Docker 23.0 and later would not start over it.',
  },
  check({ facts: { config, file, os }, pass, fail, unknown, notApplicable }) {
    if (file.state !== 'read') return notApplicable('There is no configuration file to judge.');
    return faultOutcomes(config, 'trailing-text', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix('Remove the text after the closing brace, or move it inside.', config, fault, os);
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail('skipped', { path: place?.path ?? '', line: place?.line ?? 0 }, details);
      },
    });
  },
});
