import { testRule } from '@hostlint/core/testing';
import { configWith, debian, undecided } from './config-samples.test.js';
import { daemonArguments } from './daemon-arguments.js';

testRule(daemonArguments, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith(
          [
            {
              cause: 'arguments',
              stops: true,
              key: 'graph',
              message: 'unknown flag: --graph',
              evidence: [{ path: '/etc/default/docker', line: 7, text: 'DOCKER_OPTS="--graph /data"' }],
            },
          ],
          { version: '24.0.9' },
        ),
        os: debian,
      },
      message: 'refused',
      says: 'unknown flag: --graph; it was removed in 24.0',
      severity: 'error',
      stops: ['docker'],
      subject: 'graph',
      command: '+7 /etc/default/docker',
      evidence: [{ path: '/etc/default/docker', line: 7, text: 'DOCKER_OPTS="--graph /data"' }],
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('arguments') }), os: debian },
    },
  ],
});
