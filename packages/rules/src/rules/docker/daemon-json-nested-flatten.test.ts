import { testRule } from '@hostlint/core/testing';
import { configWith, daemonFile, debian, undecided } from './config-samples.test.js';
import { daemonJsonNestedFlatten } from './daemon-json-nested-flatten.js';

testRule(daemonJsonNestedFlatten, {
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
              cause: 'nested-object',
              stops: false,
              key: 'storage',
              message: 'skipped',
              evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"storage": {' }],
            },
          ],
          { version: '28.5.2' },
        ),
        file: daemonFile('{}'),
        os: debian,
      },
      message: 'nested',
      says: '"storage"',
      severity: 'warning',
      stops: [],
      subject: 'storage',
      evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"storage": {' }],
    },
  ],
  notApplicable: [
    { name: 'no configuration file', facts: { config: configWith([]), file: daemonFile(null), os: debian } },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('nested-object') }), file: daemonFile('{}'), os: debian },
    },
  ],
});
