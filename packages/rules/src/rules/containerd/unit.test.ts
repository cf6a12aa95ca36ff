import { testRule } from '@hostlint/core/testing';
import { configWith, debian, fault, undecided } from './containerd-samples.test.js';
import { unit } from './unit.js';

testRule(unit, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith([
          fault('unit', 'Service has no ExecStart= setting. Refusing.', {
            evidence: [{ path: '/etc/systemd/system/containerd.service', line: 2, text: 'ExecStart=' }],
          }),
        ]),
        os: debian,
      },
      message: 'refused',
      says: 'systemd would not start',
      severity: 'error',
      stops: ['containerd'],
      command: 'systemctl daemon-reload',
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('unit') }), os: debian },
    },
  ],
});
