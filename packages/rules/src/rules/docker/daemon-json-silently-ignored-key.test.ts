import { testRule } from '@hostlint/core/testing';
import { configWith, daemonFile, debian, undecided } from './config-samples.test.js';
import { daemonJsonSilentlyIgnoredKey } from './daemon-json-silently-ignored-key.js';

testRule(daemonJsonSilentlyIgnoredKey, {
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
              cause: 'ignored-key',
              stops: false,
              key: 'label',
              instead: 'labels',
              message: 'dockerd ignores "label"',
              evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"label": ["a=b"]' }],
            },
          ],
          { version: '28.5.2' },
        ),
        file: daemonFile('{}'),
        os: debian,
      },
      message: 'ignored',
      says: '"labels" has',
      severity: 'warning',
      stops: [],
      subject: 'label',
      evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"label": ["a=b"]' }],
    },
  ],
  notApplicable: [
    { name: 'no configuration file', facts: { config: configWith([]), file: daemonFile(null), os: debian } },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('ignored-key') }), file: daemonFile('{}'), os: debian },
    },
  ],
});
