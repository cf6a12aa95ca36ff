import { testRule } from '@hostlint/core/testing';
import { configWith, debian, undecided } from './config-samples.test.js';
import { seccompProfilePath } from './seccomp-profile-path.js';

testRule(seccompProfilePath, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith(
          [
            {
              cause: 'seccomp-profile',
              stops: true,
              key: 'seccomp-profile',
              message: 'opening seccomp profile (/x.json) failed: open /x.json: no such file or directory',
              evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"seccomp-profile": "/x.json"' }],
            },
          ],
          { version: '28.5.2' },
        ),
        os: debian,
      },
      message: 'missing',
      says: 'no such file or directory',
      severity: 'error',
      stops: ['docker'],
      subject: 'seccomp-profile',
      evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"seccomp-profile": "/x.json"' }],
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('seccomp-profile') }), os: debian },
    },
  ],
});
