import { testRule } from '@hostlint/core/testing';
import { configWith, daemonFile, debian, undecided } from './config-samples.test.js';
import { daemonJsonBom } from './daemon-json-bom.js';

testRule(daemonJsonBom, {
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
              cause: 'encoding',
              stops: true,
              message: "invalid character 'ï' looking for beginning of value",
              evidence: [{ path: '/etc/docker/daemon.json', line: 1, column: 1, text: '{}' }],
            },
          ],
          { version: '20.10.24' },
        ),
        file: daemonFile('{}'),
        os: debian,
      },
      message: 'refused',
      says: 'not in an encoding',
      severity: 'error',
      stops: ['docker'],
      command: 'sed -i',
      evidence: [{ path: '/etc/docker/daemon.json', line: 1, column: 1, text: '{}' }],
    },
  ],
  notApplicable: [
    { name: 'no configuration file', facts: { config: configWith([]), file: daemonFile(null), os: debian } },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('encoding') }), file: daemonFile('{}'), os: debian },
    },
  ],
});
