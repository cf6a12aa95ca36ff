import { testRule } from '@hostlint/core/testing';
import { configWith, debian, fault, undecided } from './containerd-samples.test.js';
import { daemonArguments } from './daemon-arguments.js';

testRule(daemonArguments, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith([
          fault('arguments', 'flag provided but not defined: -rot', {
            key: 'rot',
            evidence: [
              {
                path: '/lib/systemd/system/containerd.service',
                line: 2,
                text: 'ExecStart=/usr/bin/containerd -rot /x',
              },
            ],
          }),
        ]),
        os: debian,
      },
      message: 'refused',
      says: 'flag provided but not defined',
      severity: 'error',
      stops: ['containerd'],
      command: 'systemctl edit containerd.service',
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('arguments') }), os: debian },
    },
  ],
});
