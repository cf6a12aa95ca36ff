import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { osRelease } from '../../facts/os/release.js';
import { faultOutcomes, placeWords } from '../../shared/containerd-config/fault-outcomes.js';

export const configFile = defineRule({
  id: 'containerd/config-file',
  meta: {
    title: 'The configuration files that containerd is told to read are there.',
    why: 'Only the standard /etc/containerd/config.toml may be missing. containerd exits when a file named by --config or by imports is not there, or is a directory; imports with * may match nothing.',
    fix: 'Create the file, correct its name, or take it out of the arguments or of imports.',
    severity: 'error',
    sources: [
      'containerd v1.7.24 services/server/config/config.go LoadConfig, resolveImports; v2.1.9 cmd/containerd/server/config/config.go',
      'go path/filepath Glob',
    ],
    stops: ['containerd'],
  },
  needs: { config: containerdConfig, os: maybe(osRelease) },
  messages: { unusable: '{place}containerd cannot read its configuration: {message}.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    const how = { summary: 'Put the file there, or stop naming it.', os };
    return faultOutcomes(config, 'config-file', how, {
      pass,
      unknown,
      fail: (fault, details) =>
        fail('unusable', { place: placeWords(fault.evidence), message: fault.message }, details),
    });
  },
});
