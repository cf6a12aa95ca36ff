import { testRule } from '@hostlint/core/testing';
import { configWith, debian, fault, undecided } from './containerd-samples.test.js';
import { configSyntax } from './config-syntax.js';

testRule(configSyntax, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: { config: configWith([fault('syntax', 'unclosed string', {})]), os: debian },
      message: 'malformed',
      says: 'line 3: unclosed string. containerd 1.7.24 would not start',
      severity: 'error',
      stops: ['containerd'],
      command: '+3 /etc/containerd/config.toml',
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('syntax') }), os: debian },
    },
  ],
});
