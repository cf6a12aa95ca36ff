import { testRule } from '@hostlint/core/testing';
import { configWith, debian, undecided } from './config-samples.test.js';
import { daemonUnit } from './daemon-unit.js';

testRule(daemonUnit, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith(
          [
            {
              cause: 'unit',
              stops: true,
              message:
                'Service has more than one ExecStart= setting, which is only allowed for Type=oneshot services. Refusing.',
              evidence: [
                {
                  path: '/etc/systemd/system/docker.service.d/override.conf',
                  line: 2,
                  text: 'ExecStart=/usr/bin/dockerd',
                },
              ],
            },
          ],
          { version: '28.5.2' },
        ),
        os: debian,
      },
      message: 'refused',
      says: 'more than one ExecStart=',
      severity: 'error',
      stops: ['docker'],
      command: 'systemctl daemon-reload',
      evidence: [
        { path: '/etc/systemd/system/docker.service.d/override.conf', line: 2, text: 'ExecStart=/usr/bin/dockerd' },
      ],
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('unit') }), os: debian },
    },
  ],
});
