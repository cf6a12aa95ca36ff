import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { daemonJson } from '../../facts/docker/daemon-json.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';

export const daemonJsonNullSwitch = defineRule({
  id: 'docker/daemon-json-null-switch',
  meta: {
    title: 'No switch in daemon.json is null.',
    why: 'null reads like "leave the default", but dockerd turns a switch off for it: {"iptables": null} means no iptables rules, and naming tlsverify at all turns TLS on.',
    fix: 'Write true or false, or remove the key.',
    severity: 'warning',
    sources: [
      'moby v20.10.24, v23.0.18, v26.1.5, v28.5.2, docker-v29.7.2 daemon/config/config.go: getConflictFreeConfiguration sets flags from the text of the value',
      'shown by dockerd 20.10.24, 26.1.5 and 28.5.2',
    ],
  },
  needs: { config: daemonConfig, file: daemonJson, os: maybe(osRelease) },
  messages: { off: '"{key}" is null ({path}, line {line}); dockerd turns it off instead of keeping the default.' },
  check({ facts: { config, file, os }, pass, fail, unknown, notApplicable }) {
    if (file.state !== 'read') return notApplicable('There is no configuration file to judge.');
    return faultOutcomes(config, 'null-switch', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix(`Write true or false for "${fault.key ?? ''}", or remove it.`, config, fault, os);
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail('off', { key: fault.key ?? '', path: place?.path ?? '', line: place?.line ?? 0 }, details);
      },
    });
  },
});
