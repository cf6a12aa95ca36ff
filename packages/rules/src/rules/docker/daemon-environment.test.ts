import { testRule } from '@hostlint/core/testing';
import { configWith, debian, undecided } from './config-samples.test.js';
import { daemonEnvironment } from './daemon-environment.js';

testRule(daemonEnvironment, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith(
          [
            {
              cause: 'environment',
              stops: true,
              key: 'DOCKER_MIN_API_VERSION',
              message: 'invalid DOCKER_MIN_API_VERSION: API version must be provided without "v" prefix',
              evidence: [
                {
                  path: '/etc/systemd/system/docker.service.d/api.conf',
                  line: 2,
                  text: 'Environment=DOCKER_MIN_API_VERSION=v1.24',
                },
              ],
            },
          ],
          { version: '28.5.2' },
        ),
        os: debian,
      },
      message: 'refused',
      says: 'without "v" prefix',
      severity: 'error',
      stops: ['docker'],
      subject: 'DOCKER_MIN_API_VERSION',
      command: 'systemctl daemon-reload',
      evidence: [
        {
          path: '/etc/systemd/system/docker.service.d/api.conf',
          line: 2,
          text: 'Environment=DOCKER_MIN_API_VERSION=v1.24',
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('environment') }), os: debian },
    },
  ],
});
