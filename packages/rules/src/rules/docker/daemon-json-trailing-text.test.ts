import { testRule } from '@hostlint/core/testing';
import { configWith, daemonFile, debian, undecided } from './config-samples.test.js';
import { daemonJsonTrailingText } from './daemon-json-trailing-text.js';

testRule(daemonJsonTrailingText, {
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
              cause: 'trailing-text',
              stops: false,
              message: 'text after the end of the object is not read',
              evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 1, text: 'x' }],
            },
          ],
          { version: '20.10.24' },
        ),
        file: daemonFile('{}'),
        os: debian,
      },
      message: 'skipped',
      says: 'line 2',
      severity: 'warning',
      stops: [],
      evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 1, text: 'x' }],
    },
  ],
  notApplicable: [
    { name: 'no configuration file', facts: { config: configWith([]), file: daemonFile(null), os: debian } },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('trailing-text') }), file: daemonFile('{}'), os: debian },
    },
  ],
});
