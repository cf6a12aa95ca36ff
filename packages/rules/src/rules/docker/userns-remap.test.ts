import { testRule } from '@hostlint/core/testing';
import { configWith, debian, undecided } from './config-samples.test.js';
import { usernsRemap } from './userns-remap.js';

testRule(usernsRemap, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith(
          [
            {
              cause: 'userns-remap',
              stops: true,
              key: 'userns-remap',
              message: 'Can\'t create ID mappings: no subuid ranges found for user "daemon"',
              evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"userns-remap": "daemon"' }],
            },
          ],
          { version: '28.5.2' },
        ),
        os: debian,
      },
      message: 'missing',
      says: 'no subuid ranges',
      severity: 'error',
      stops: ['docker'],
      subject: 'userns-remap',
      command: '/etc/subuid',
      evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"userns-remap": "daemon"' }],
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('userns-remap') }), os: debian },
    },
  ],
});
