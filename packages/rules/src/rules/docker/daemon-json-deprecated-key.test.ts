import { testRule } from '@hostlint/core/testing';
import { configWith, daemonFile, debian, undecided } from './config-samples.test.js';
import { daemonJsonDeprecatedKey } from './daemon-json-deprecated-key.js';

testRule(daemonJsonDeprecatedKey, {
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
              cause: 'deprecated-key',
              stops: false,
              key: 'graph',
              message: 'deprecated',
              evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"graph": "/data"' }],
            },
          ],
          { version: '20.10.24' },
        ),
        file: daemonFile('{}'),
        os: debian,
      },
      message: 'deprecated',
      says: 'is deprecated',
      severity: 'warning',
      stops: [],
      subject: 'graph',
      evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"graph": "/data"' }],
    },
  ],
  notApplicable: [
    { name: 'no configuration file', facts: { config: configWith([]), file: daemonFile(null), os: debian } },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('deprecated-key') }), file: daemonFile('{}'), os: debian },
    },
  ],
});
