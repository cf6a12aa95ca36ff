import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { osRelease } from '../../facts/os/release.js';
import { faultOutcomes, placeWords } from '../../shared/containerd-config/fault-outcomes.js';

export const configSyntax = defineRule({
  id: 'containerd/config-syntax',
  meta: {
    title: 'config.toml and the files that it imports are valid TOML.',
    why: 'containerd reads its configuration with go-toml and exits at the first thing that this does not take. Version 1 of go-toml, up to containerd 1.7, takes more than version 2.',
    fix: 'Correct the text at the place named; "containerd config dump" reads the file without starting the daemon.',
    severity: 'error',
    sources: [
      'pelletier/go-toml v1.9.5 lexer.go, parser.go (containerd 1.6, 1.7); v2.2.4 unstable/parser.go (2.0 to 2.2)',
      'containerd 1.6.20 and 2.1.9 on 6000 made-up files each: the same verdicts',
    ],
    stops: ['containerd'],
  },
  needs: { config: containerdConfig, os: maybe(osRelease) },
  messages: { malformed: '{place}{message}. containerd {version} would not start.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    const how = { summary: 'Correct the text at the place named.', os };
    return faultOutcomes(config, 'syntax', how, {
      pass,
      unknown,
      fail: (fault, details) =>
        fail(
          'malformed',
          { place: placeWords(fault.evidence), version: config.version, message: fault.message },
          details,
        ),
    });
  },
});
