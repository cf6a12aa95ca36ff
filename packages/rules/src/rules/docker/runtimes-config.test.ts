import { testRule } from '@hostlint/core/testing';
import { configWith, debian, undecided } from './config-samples.test.js';
import { runtimesConfig } from './runtimes-config.js';

testRule(runtimesConfig, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith(
          [
            {
              cause: 'runtimes',
              stops: true,
              key: 'default-runtime',
              message: "specified default runtime 'nvidia' does not exist",
              evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"default-runtime": "nvidia"' }],
            },
          ],
          { version: '28.5.2' },
        ),
        os: debian,
      },
      message: 'refused',
      says: "default runtime 'nvidia' does not exist",
      severity: 'error',
      stops: ['docker'],
      subject: 'default-runtime',
      evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"default-runtime": "nvidia"' }],
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('runtimes') }), os: debian },
    },
  ],
});
