import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { daemonJson } from '../../facts/docker/daemon-json.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';

export const daemonJsonSilentlyIgnoredKey = defineRule({
  id: 'docker/daemon-json-silently-ignored-key',
  meta: {
    title: 'Every key in daemon.json has an effect.',
    why: 'The names of command line flags, such as "label" and "storage-opt", pass dockerd’s check of names, but the file’s own key is the plural: what stands under the flag’s name is skipped without a word.',
    fix: 'Write the key of the file instead of the name of the flag.',
    severity: 'warning',
    sources: ['moby v20.10.24, v23.0.18, v26.1.5, v28.5.2, docker-v29.7.2 daemon/config/config.go'],
  },
  needs: { config: daemonConfig, file: daemonJson, os: maybe(osRelease) },
  messages: { ignored: '"{key}" ({path}, line {line}) has no effect in daemon.json{instead}.' },
  check({ facts: { config, file, os }, pass, fail, unknown, notApplicable }) {
    if (file.state !== 'read') return notApplicable('There is no configuration file to judge.');
    return faultOutcomes(config, 'ignored-key', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix(
          fault.instead === 'proxies'
            ? `Move "${fault.key ?? ''}" into an object "proxies".`
            : fault.instead === undefined
              ? `Remove "${fault.key ?? ''}".`
              : `Write "${fault.instead}" instead.`,
          config,
          fault,
          os,
        );
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail(
          'ignored',
          {
            key: fault.key ?? '',
            path: place?.path ?? '',
            line: place?.line ?? 0,
            instead: fault.instead === undefined ? '' : `; "${fault.instead}" has`,
          },
          details,
        );
      },
    });
  },
});
