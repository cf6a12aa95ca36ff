import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/containerd-config/fault-outcomes.js';

export const removedProperties = defineRule({
  id: 'containerd/removed-properties',
  meta: {
    title: 'config.toml uses no settings that containerd has removed.',
    why: 'containerd 2.0 took away what it had deprecated for years. Such a setting has no effect any more, and a runtime or snapshotter that is gone fails when a container is started with it.',
    fix: 'Use what came in the place of the setting.',
    severity: 'error',
    sources: [
      'containerd v2.3.4 RELEASES.md, Deprecated features and config properties',
      'containerd v1.7.24, v2.1.9 pkg/deprecation/deprecation.go; v1.6.20 to v2.3.4 pkg/cri/config/config.go, internal/cri/config/config.go',
    ],
  },
  needs: { config: containerdConfig, os: maybe(osRelease) },
  messages: { removed: '{key} was removed in containerd {since}; use {instead}.' },
  check({ facts: { config, os }, pass, fail, notApplicable }) {
    if (!config.exists) return notApplicable('There is no configuration file to judge.');
    const outcomes = config.retired
      .filter(({ state }) => state === 'removed')
      .map(({ key, since, instead, evidence }) => {
        const fix = editFix(`Use ${instead}.`, config, [evidence], os);
        return fail('removed', { key, since, instead }, { subject: key, evidence: [evidence], fix });
      });
    return outcomes.length > 0 ? outcomes : pass();
  },
});
