import { testRule } from '@hostlint/core/testing';
import { configWith, daemonFile, debian, undecided } from './config-samples.test.js';
import { daemonJsonKeyCase } from './daemon-json-key-case.js';

testRule(daemonJsonKeyCase, {
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
              cause: 'key-case',
              stops: true,
              key: 'Debug',
              instead: 'debug',
              message: "the following directives don't match any configuration option: Debug",
              evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"Debug": true' }],
            },
          ],
          { version: '28.5.2' },
        ),
        file: daemonFile('{}'),
        os: debian,
      },
      message: 'case',
      says: 'must be written "debug"',
      severity: 'error',
      stops: ['docker'],
      subject: 'Debug',
      evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"Debug": true' }],
    },
  ],
  notApplicable: [
    { name: 'no configuration file', facts: { config: configWith([]), file: daemonFile(null), os: debian } },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('key-case') }), file: daemonFile('{}'), os: debian },
    },
  ],
});
