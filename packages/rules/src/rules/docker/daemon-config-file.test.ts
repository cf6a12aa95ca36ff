import { testRule } from '@hostlint/core/testing';
import { configWith, debian, undecided } from './config-samples.test.js';
import { daemonConfigFile } from './daemon-config-file.js';

testRule(daemonConfigFile, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith(
          [
            {
              cause: 'config-file',
              stops: true,
              message: 'open /srv/daemon.json: no such file or directory',
              evidence: [{ path: '/srv/daemon.json' }],
            },
          ],
          { version: '28.5.2' },
        ),
        os: debian,
      },
      message: 'unusable',
      says: 'no such file or directory',
      severity: 'error',
      stops: ['docker'],
      evidence: [{ path: '/srv/daemon.json' }],
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('config-file') }), os: debian },
    },
  ],
});
