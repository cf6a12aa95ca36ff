import { testRule } from '@hostlint/core/testing';
import { configWith, debian, undecided } from './config-samples.test.js';
import { daemonJsonFlagConflict } from './daemon-json-flag-conflict.js';

testRule(daemonJsonFlagConflict, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith(
          [
            {
              cause: 'flag-conflict',
              stops: true,
              key: 'hosts',
              instead: 'host',
              message: 'the following directives are specified both as a flag and in the configuration file: hosts',
              evidence: [
                { path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"hosts": ["tcp://127.0.0.1:2375"]' },
                {
                  path: '/lib/systemd/system/docker.service',
                  line: 13,
                  text: 'ExecStart=/usr/sbin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock $DOCKER_OPTS',
                },
              ],
            },
          ],
          { version: '28.5.2' },
        ),
        os: debian,
      },
      message: 'both',
      says: 'by the flag --host',
      severity: 'error',
      stops: ['docker'],
      subject: 'hosts',
      command: 'ExecStart=/usr/sbin/dockerd --containerd=/run/containerd/containerd.sock $DOCKER_OPTS',
      evidence: [
        { path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"hosts": ["tcp://127.0.0.1:2375"]' },
        {
          path: '/lib/systemd/system/docker.service',
          line: 13,
          text: 'ExecStart=/usr/sbin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock $DOCKER_OPTS',
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('flag-conflict') }), os: debian },
    },
  ],
});
