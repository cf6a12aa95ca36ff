import { testRule } from '@hostlint/core/testing';
import { configWith, daemonFile, debian, undecided } from './config-samples.test.js';
import { daemonJsonUnknownKey } from './daemon-json-unknown-key.js';

testRule(daemonJsonUnknownKey, {
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
              cause: 'unknown-key',
              stops: true,
              key: 'storage-drivers',
              instead: 'storage-driver',
              message: "the following directives don't match any configuration option: storage-drivers",
              evidence: [
                { path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"storage-drivers": "overlay2"' },
              ],
            },
          ],
          { version: '28.5.2' },
        ),
        file: daemonFile('{}'),
        os: debian,
      },
      message: 'unknown',
      says: 'the nearest is "storage-driver"',
      severity: 'error',
      stops: ['docker'],
      subject: 'storage-drivers',
      command: '+2 /etc/docker/daemon.json',
      evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"storage-drivers": "overlay2"' }],
    },
  ],
  notApplicable: [
    { name: 'no configuration file', facts: { config: configWith([]), file: daemonFile(null), os: debian } },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('unknown-key') }), file: daemonFile('{}'), os: debian },
    },
  ],
});
