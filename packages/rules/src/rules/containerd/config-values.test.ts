import { testRule } from '@hostlint/core/testing';
import { configWith, debian, fault, undecided } from './containerd-samples.test.js';
import { configValues } from './config-values.js';

testRule(configValues, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith([fault('value', 'not a valid logrus Level: "loud"', { key: 'debug.level' })]),
        os: debian,
      },
      message: 'refused',
      says: 'not a valid logrus Level',
      severity: 'error',
      stops: ['containerd'],
      command: '+3',
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('value') }), os: debian },
    },
  ],
});
