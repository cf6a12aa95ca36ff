import { testRule } from '@hostlint/core/testing';
import { configWith, debian, undecided } from './config-samples.test.js';
import { daemonJsonValues } from './daemon-json-values.js';

testRule(daemonJsonValues, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith(
          [
            {
              cause: 'value',
              stops: true,
              key: 'log-level',
              message: 'invalid logging level: verbose',
              evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"log-level": "verbose"' }],
            },
          ],
          { version: '28.5.2' },
        ),
        os: debian,
      },
      message: 'refused',
      says: 'invalid logging level: verbose',
      severity: 'error',
      stops: ['docker'],
      subject: 'log-level',
      evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"log-level": "verbose"' }],
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('value') }), os: debian },
    },
  ],
});
