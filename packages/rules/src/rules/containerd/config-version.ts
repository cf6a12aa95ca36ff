import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/containerd-config/fault-outcomes.js';
import { isSince } from '../../shared/docker-options/engine-version.js';

export const configVersion = defineRule({
  id: 'containerd/config-version',
  meta: {
    title: 'config.toml is of a version that this containerd reads.',
    why: 'containerd exits over a version above the highest it knows: 2 for 1.6 and 1.7, 3 for 2.0 to 2.2, 4 since 2.3. A file without a version is one of version 1, and containerd 2.0 to 2.2 drops the settings of CRI in it.',
    fix: 'Have "containerd config migrate" write the file anew, or write it for the version of containerd that is installed.',
    severity: 'error',
    sources: [
      'containerd v1.7.24 services/server/config/config.go ValidateV2; v2.1.9, v2.3.4 cmd/containerd/server/config/config.go ValidateVersion, LoadConfig, MigrateConfigTo',
      'containerd v2.3.4 RELEASES.md, Daemon Configuration',
      'containerd 2.1.9: config dump of a file of version 1 with settings of CRI',
    ],
    stops: ['containerd'],
  },
  needs: { config: containerdConfig, os: maybe(osRelease) },
  messages: {
    tooNew: 'containerd {version} would not start: {message}.',
    dropped: '{path} is of version 1, and containerd {version} ignores the settings of CRI in such a file.',
    old: '{path} is of version 1, which is deprecated: containerd converts it at each start, and 2.0 to 2.2 lose the settings of CRI.',
  },
  check({ facts: { config, os }, pass, fail, notApplicable }) {
    const { version, path, faults, schema } = config;
    const place = config.schemaEvidence ?? { path };
    const fault = faults.find(({ cause }) => cause === 'version');
    if (fault) {
      const fix = editFix(
        `Write the file in a version that containerd ${version} reads${config.maxSchema === null ? '' : `, ${config.maxSchema} at most`}.`,
        config,
        [place],
        os,
      );
      return fail('tooNew', { version, message: fault.message }, { evidence: [place], fix });
    }
    if (!config.exists || config.files.length === 0) return notApplicable('There is no configuration file to judge.');
    const details = {
      evidence: [place],
      stops: [],
      severity: 'warning' as const,
      fix: {
        summary:
          'Write the file in version 2, which containerd 1.3 to 2.x read, or have containerd 2.0 and later migrate it.',
        commands: [`containerd --config ${path} config migrate > /tmp/config.toml`],
      },
    };
    if (!isSince(version, '2.0')) return schema === 1 ? fail('old', { path }, details) : pass({ evidence: [place] });
    if (!config.droppedCri) return pass({ evidence: [place] });
    return fail('dropped', { path, version }, { ...details, severity: 'error' });
  },
});
