import { testRule } from '@hostlint/core/testing';
import { configWith, daemonFile, debian, undecided } from './config-samples.test.js';
import { daemonJsonDuplicateKey } from './daemon-json-duplicate-key.js';

testRule(daemonJsonDuplicateKey, {
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
              cause: 'duplicate-key',
              stops: false,
              key: 'debug',
              message: 'twice',
              evidence: [
                { path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"debug": true' },
                { path: '/etc/docker/daemon.json', line: 4, column: 3, text: '"debug": false' },
              ],
            },
          ],
          { version: '28.5.2' },
        ),
        file: daemonFile('{}'),
        os: debian,
      },
      message: 'twice',
      says: 'at line 2 and at line 4',
      severity: 'warning',
      stops: [],
      subject: 'debug',
      evidence: [
        { path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"debug": true' },
        { path: '/etc/docker/daemon.json', line: 4, column: 3, text: '"debug": false' },
      ],
    },
  ],
  notApplicable: [
    { name: 'no configuration file', facts: { config: configWith([]), file: daemonFile(null), os: debian } },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('duplicate-key') }), file: daemonFile('{}'), os: debian },
    },
  ],
});
