import { testRule } from '@hostlint/core/testing';
import { configWith, debian, fault, undecided } from './containerd-samples.test.js';
import { configType } from './config-type.js';

testRule(configType, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith([
          fault('type', 'debug.level must be a string, not 1', { key: 'debug.level', instead: 'a string' }),
        ]),
        os: debian,
      },
      message: 'wrong',
      says: 'debug.level must be a string',
      severity: 'error',
      stops: ['containerd'],
      command: 'config dump',
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('type') }), os: debian },
    },
  ],
});
