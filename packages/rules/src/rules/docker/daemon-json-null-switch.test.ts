import { testRule } from '@hostlint/core/testing';
import { configWith, daemonFile, debian, undecided } from './config-samples.test.js';
import { daemonJsonNullSwitch } from './daemon-json-null-switch.js';

testRule(daemonJsonNullSwitch, {
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
              cause: 'null-switch',
              stops: false,
              key: 'iptables',
              message: 'off',
              evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"iptables": null' }],
            },
          ],
          { version: '28.5.2' },
        ),
        file: daemonFile('{}'),
        os: debian,
      },
      message: 'off',
      says: 'turns it off',
      severity: 'warning',
      stops: [],
      subject: 'iptables',
      evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"iptables": null' }],
    },
  ],
  notApplicable: [
    { name: 'no configuration file', facts: { config: configWith([]), file: daemonFile(null), os: debian } },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('null-switch') }), file: daemonFile('{}'), os: debian },
    },
  ],
});
