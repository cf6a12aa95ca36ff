import { testRule } from '@hostlint/core/testing';
import { configWith, debian, undecided } from './config-samples.test.js';
import { daemonSettingsConflict } from './daemon-settings-conflict.js';

testRule(daemonSettingsConflict, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith(
          [
            {
              cause: 'settings-conflict',
              stops: true,
              key: 'bridge',
              message: 'You specified -b & --bip, mutually exclusive options. Please specify only one',
              evidence: [
                { path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"bridge": "br0"' },
                { path: '/etc/docker/daemon.json', line: 3, column: 3, text: '"bip": "10.0.0.1/24"' },
              ],
            },
          ],
          { version: '28.5.2' },
        ),
        os: debian,
      },
      message: 'excluded',
      says: 'line 2; /etc/docker/daemon.json, line 3',
      severity: 'error',
      stops: ['docker'],
      subject: 'bridge',
      evidence: [
        { path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"bridge": "br0"' },
        { path: '/etc/docker/daemon.json', line: 3, column: 3, text: '"bip": "10.0.0.1/24"' },
      ],
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('settings-conflict') }), os: debian },
    },
  ],
});
