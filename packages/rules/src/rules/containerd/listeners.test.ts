import { testRule } from '@hostlint/core/testing';
import { configWith, debian, fault, undecided } from './containerd-samples.test.js';
import { listeners } from './listeners.js';

testRule(listeners, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith([
          fault('listener', 'failed to get listener for main endpoint: "/run/…": unix socket path too long (> 104)', {
            key: 'grpc.address',
          }),
        ]),
        os: debian,
      },
      message: 'refused',
      says: 'unix socket path too long',
      severity: 'error',
      stops: ['containerd'],
      command: '+3',
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('listener') }), os: debian },
    },
  ],
});
