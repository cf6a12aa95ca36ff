import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { daemonJson } from '../../facts/docker/daemon-json.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/docker-config/edit-fix.js';
import { faultOutcomes, subjectOf } from '../../shared/docker-config/fault-outcomes.js';

export const daemonJsonNestedFlatten = defineRule({
  id: 'docker/daemon-json-nested-flatten',
  meta: {
    title: 'daemon.json has no objects that dockerd does not know.',
    why: 'dockerd opens up one level of every object when it checks names, so that settings inside an unknown object pass. They are then skipped, except switches: those take effect although they stand in the wrong place.',
    fix: 'Move the settings up to the outermost level.',
    severity: 'warning',
    sources: [
      'moby v20.10.24, v23.0.18, v26.1.5, v28.5.2, docker-v29.7.2 daemon/config/config.go: configValuesSet',
      'shown by dockerd 20.10.24, 26.1.5 and 28.5.2: {"x": {"iptables": false, "icc": false}} makes them exit',
    ],
  },
  needs: { config: daemonConfig, file: daemonJson, os: maybe(osRelease) },
  messages: {
    nested: '"{key}" ({path}, line {line}) is no option; dockerd skips the object and yet obeys switches inside it.',
  },
  check({ facts: { config, file, os }, pass, fail, unknown, notApplicable }) {
    if (file.state !== 'read') return notApplicable('There is no configuration file to judge.');
    return faultOutcomes(config, 'nested-object', {
      pass,
      unknown,
      fail: fault => {
        const [place] = fault.evidence;
        const fix = editFix(`Move what stands in "${fault.key ?? ''}" to the outermost level.`, config, fault, os);
        const details = { ...subjectOf(fault), evidence: fault.evidence, fix };
        return fail('nested', { key: fault.key ?? '', path: place?.path ?? '', line: place?.line ?? 0 }, details);
      },
    });
  },
});
