import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { daemonJson } from '../../facts/docker/daemon-json.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';

export const daemonJsonSyntax = defineRule({
  id: 'docker/daemon-json-syntax',
  meta: {
    title: 'daemon.json is valid JSON.',
    why: 'dockerd reads daemon.json with Go’s strict JSON reader: no comments, no trailing commas, no single quotes. It exits at the first byte that it does not take.',
    fix: 'Correct the text at the place named; "dockerd --validate" (23.0 and later) checks the file without starting.',
    severity: 'error',
    sources: [
      'moby v20.10.24, v23.0.18, v26.1.5, v28.5.2, docker-v29.7.2 daemon/config/config.go',
      'go1.19 and go1.25 encoding/json scanner.go',
    ],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, file: daemonJson, os: maybe(osRelease) },
  messages: { malformed: '{path}, line {line}, column {column}: {message}{slip}. dockerd would not start.' },
  check({ facts: { config, file, os }, pass, fail, unknown, notApplicable }) {
    if (file.state !== 'read') return notApplicable('There is no configuration file to judge.');
    return faultOutcomes(config, 'syntax', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix(
          fault.instead === undefined
            ? 'Correct the JSON text at the place named.'
            : `Correct the JSON text: ${fault.instead}.`,
          config,
          fault,
          os,
        );
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail(
          'malformed',
          {
            path: place?.path ?? '',
            line: place?.line ?? 0,
            column: place?.column ?? 0,
            message: fault.message,
            slip: fault.instead === undefined ? '' : ` (${fault.instead})`,
          },
          details,
        );
      },
    });
  },
});
