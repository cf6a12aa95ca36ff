import { testRule } from '@hostlint/core/testing';
import { configWith, debian, undecided } from './config-samples.test.js';
import { logOptions } from './log-options.js';

testRule(logOptions, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith(
          [
            {
              cause: 'log-options',
              stops: true,
              key: 'log-opts',
              message: "failed to set log opts: unknown log opt 'max-size' for journald log driver",
              evidence: [
                { path: '/etc/docker/daemon.json', line: 3, column: 3, text: '"log-opts": {"max-size": "10m"}' },
              ],
            },
          ],
          { version: '28.5.2' },
        ),
        os: debian,
      },
      message: 'refused',
      says: "unknown log opt 'max-size'",
      severity: 'error',
      stops: ['docker'],
      subject: 'log-opts',
      evidence: [{ path: '/etc/docker/daemon.json', line: 3, column: 3, text: '"log-opts": {"max-size": "10m"}' }],
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('log-options') }), os: debian },
    },
  ],
});
