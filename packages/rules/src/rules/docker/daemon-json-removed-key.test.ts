import { testRule } from '@hostlint/core/testing';
import { configWith, debian, undecided } from './config-samples.test.js';
import { daemonJsonRemovedKey } from './daemon-json-removed-key.js';

testRule(daemonJsonRemovedKey, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith(
          [
            {
              cause: 'removed-key',
              stops: true,
              key: 'graph',
              message: 'the "graph" config file option is deprecated; use "data-root" instead',
              evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"graph": "/data"' }],
            },
          ],
          { version: '24.0.9' },
        ),
        os: debian,
      },
      message: 'removed',
      says: 'write "data-root" instead',
      severity: 'error',
      stops: ['docker'],
      subject: 'graph',
      evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"graph": "/data"' }],
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('removed-key') }), os: debian },
    },
  ],
});
