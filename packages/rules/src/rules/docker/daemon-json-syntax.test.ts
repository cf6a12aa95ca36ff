import { testRule } from '@hostlint/core/testing';
import { configWith, daemonFile, debian, undecided } from './config-samples.test.js';
import { daemonJsonSyntax } from './daemon-json-syntax.js';

testRule(daemonJsonSyntax, {
  pass: [
    {
      name: 'a configuration without this fault',
      facts: { config: configWith([]), file: daemonFile('{}'), os: debian },
    },
  ],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith(
          [
            {
              cause: 'syntax',
              stops: true,
              message: "invalid character '}' looking for beginning of object key string",
              instead: 'no comma may follow the last entry',
              evidence: [{ path: '/etc/docker/daemon.json', line: 3, column: 1, text: '}' }],
            },
          ],
          { version: '28.5.2' },
        ),
        file: daemonFile('{}'),
        os: debian,
      },
      message: 'malformed',
      says: '(no comma may follow the last entry)',
      severity: 'error',
      stops: ['docker'],
      command: '+3 /etc/docker/daemon.json',
      evidence: [{ path: '/etc/docker/daemon.json', line: 3, column: 1, text: '}' }],
    },
  ],
  notApplicable: [
    { name: 'no configuration file', facts: { config: configWith([]), file: daemonFile(null), os: debian } },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('syntax') }), file: daemonFile('{}'), os: debian },
    },
  ],
});
