import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { osRelease } from '../../facts/os/release.js';
import { faultOutcomes, placeWords } from '../../shared/containerd-config/fault-outcomes.js';

export const configType = defineRule({
  id: 'containerd/config-type',
  meta: {
    title: 'Settings in config.toml have the types that containerd wants.',
    why: 'containerd decodes the file into typed settings and exits over a value of another type, in the settings of plugins too: "true" is not true, a list stays a list with one member, 1 is no port.',
    fix: 'Write the value as the type named.',
    severity: 'error',
    sources: [
      'pelletier/go-toml v1.9.5 marshal.go valueFromToml; v2.2.4 unmarshaler.go',
      'containerd v1.6.20, v1.7.24 services/server/server.go New; v2.1.9 cmd/containerd/server/config/config.go Decode',
    ],
    stops: ['containerd'],
  },
  needs: { config: containerdConfig, os: maybe(osRelease) },
  messages: { wrong: '{place}{message}. containerd {version} would not start.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    const how = { summary: 'Write the value as the type named.', os };
    return faultOutcomes(config, 'type', how, {
      pass,
      unknown,
      fail: (fault, details) =>
        fail('wrong', { place: placeWords(fault.evidence), version: config.version, message: fault.message }, details),
    });
  },
});
