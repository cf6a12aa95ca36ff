import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { daemonJson } from '../../facts/docker/daemon-json.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';
import { typeWords } from '../../shared/docker-config/type-words.js';

export const daemonJsonType = defineRule({
  id: 'docker/daemon-json-type',
  meta: {
    title: 'Values in daemon.json have the JSON types that dockerd wants.',
    why: 'dockerd decodes the file into typed settings and exits over a value of another type: numbers in log-opts must be strings, lists stay lists with one member, true is not "true".',
    fix: 'Write the value as the type named: quote numbers in log-opts, put a single entry into [ ].',
    severity: 'error',
    sources: [
      'moby v20.10.24, v23.0.18, v26.1.5, v28.5.2, docker-v29.7.2 daemon/config/config.go',
      'go1.19 and go1.25 encoding/json decode.go',
    ],
    stops: ['docker'],
  },
  needs: { config: daemonConfig, file: daemonJson, os: maybe(osRelease) },
  messages: { wrong: '"{key}" in {path}, line {line}, must be {wanted}: {message}.' },
  check({ facts: { config, file, os }, pass, fail, unknown, notApplicable }) {
    if (file.state !== 'read') return notApplicable('There is no configuration file to judge.');
    return faultOutcomes(config, 'type', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix(
          `Write ${fault.key === undefined ? 'the file' : `"${fault.key}"`} as ${typeWords(fault.instead)}.`,
          config,
          fault,
          os,
        );
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail(
          'wrong',
          {
            key: fault.key ?? '(the whole file)',
            path: place?.path ?? '',
            line: place?.line ?? 0,
            wanted: typeWords(fault.instead),
            message: fault.message,
          },
          details,
        );
      },
    });
  },
});
