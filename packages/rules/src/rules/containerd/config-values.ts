import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { osRelease } from '../../facts/os/release.js';
import { faultOutcomes, placeWords } from '../../shared/containerd-config/fault-outcomes.js';

export const configValues = defineRule({
  id: 'containerd/config-values',
  meta: {
    title: 'Values in config.toml are ones that containerd takes.',
    why: 'containerd exits over a log level or format that does not exist, a timeout that is no duration, a proxy plugin of an unknown type or of a name that is taken, and a control group that is not there.',
    fix: 'Correct the value.',
    severity: 'error',
    sources: [
      'containerd v1.6.20, v1.7.24, v2.1.9 cmd/containerd/command/main.go setLogLevel, setLogFormat; server/server.go New, LoadPlugins; server_linux.go apply',
      'sirupsen/logrus ParseLevel; go time.ParseDuration',
    ],
    stops: ['containerd'],
  },
  needs: { config: containerdConfig, os: maybe(osRelease) },
  messages: { refused: '{place}containerd {version} would not start: {message}.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    const how = { summary: 'Correct the value.', os };
    return faultOutcomes(config, 'value', how, {
      pass,
      unknown,
      fail: (fault, details) =>
        fail(
          'refused',
          { place: placeWords(fault.evidence), version: config.version, message: fault.message },
          details,
        ),
    });
  },
});
