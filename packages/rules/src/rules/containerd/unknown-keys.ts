import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/containerd-config/fault-outcomes.js';

export const unknownKeys = defineRule({
  id: 'containerd/unknown-keys',
  meta: {
    title: 'containerd knows the settings in config.toml.',
    why: 'A setting that containerd does not know has no effect: up to 1.7 without a word, since 2.0 with a warning in the log. Behind it is a misspelt name, a table in the wrong place, or a file for another version.',
    fix: 'Correct the name, put it into the right table, or take it out; "containerd config default" lists the settings.',
    severity: 'warning',
    sources: [
      'pelletier/go-toml v1.9.5 marshal.go valueFromTree; v2.2.4 strict.go',
      'containerd v2.1.9 cmd/containerd/server/config/config.go loadConfigFile, Decode',
    ],
  },
  needs: { config: containerdConfig, os: maybe(osRelease) },
  messages: { ignored: 'containerd {version} does not know {key} ({path}, line {line}) and ignores it.' },
  check({ facts: { config, os }, pass, fail, notApplicable }) {
    if (!config.exists) return notApplicable('There is no configuration file to judge.');
    if (config.droppedCri)
      return notApplicable('The file is of version 1, which is judged by containerd/config-version.');
    const outcomes = config.unknownKeys.map(({ key, evidence }) => {
      const fix = editFix('Correct the name of the setting, move it, or take it out.', config, [evidence], os);
      const data = { version: config.version, key, path: evidence.path, line: evidence.line ?? 0 };
      return fail('ignored', data, { subject: key, evidence: [evidence], fix });
    });
    return outcomes.length > 0 ? outcomes : pass();
  },
});
