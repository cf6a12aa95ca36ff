import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { osRelease } from '../../facts/os/release.js';
import { faultOutcomes, placeWords } from '../../shared/containerd-config/fault-outcomes.js';

export const pluginNames = defineRule({
  id: 'containerd/plugin-names',
  meta: {
    title: 'Plugins are named as this containerd names them.',
    why: 'In a file of version 2 and later plugins have names such as io.containerd.grpc.v1.cri; containerd exits over a short one like "cri" in disabled_plugins or required_plugins, and up to 1.7 in a table of plugins.',
    fix: 'Write the whole name: io.containerd.grpc.v1.cri for cri.',
    severity: 'error',
    sources: [
      'containerd v1.6.20, v1.7.24 services/server/config/config.go ValidateV2; v2.1.9 cmd/containerd/server/config/config.go ValidateVersion',
    ],
    stops: ['containerd'],
  },
  needs: { config: containerdConfig, os: maybe(osRelease) },
  messages: { invalid: '{place}{message}. containerd {version} would not start.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    const how = { summary: 'Write the whole name of the plugin; "ctr plugins ls" lists them.', os };
    return faultOutcomes(config, 'plugin-name', how, {
      pass,
      unknown,
      fail: (fault, details) =>
        fail(
          'invalid',
          { place: placeWords(fault.evidence), version: config.version, message: fault.message },
          details,
        ),
    });
  },
});
