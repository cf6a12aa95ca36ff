import { testRule } from '@hostlint/core/testing';
import { configWith, daemonFile, debian, undecided } from './config-samples.test.js';
import { daemonJsonType } from './daemon-json-type.js';

testRule(daemonJsonType, {
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
              cause: 'type',
              stops: true,
              key: 'log-opts',
              message: 'json: cannot unmarshal number into Go struct field Config.log-opts.max-file of type string',
              instead: 'string',
              evidence: [{ path: '/etc/docker/daemon.json', line: 3, column: 17, text: '"max-file": 3' }],
            },
          ],
          { version: '28.5.2' },
        ),
        file: daemonFile('{}'),
        os: debian,
      },
      message: 'wrong',
      says: 'must be a string (in quotes)',
      severity: 'error',
      stops: ['docker'],
      subject: 'log-opts',
      command: 'dockerd --validate',
      evidence: [{ path: '/etc/docker/daemon.json', line: 3, column: 17, text: '"max-file": 3' }],
    },
  ],
  notApplicable: [
    { name: 'no configuration file', facts: { config: configWith([]), file: daemonFile(null), os: debian } },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('type') }), file: daemonFile('{}'), os: debian },
    },
  ],
});
