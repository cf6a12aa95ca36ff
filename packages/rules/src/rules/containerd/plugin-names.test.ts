import { testRule } from '@hostlint/core/testing';
import { configWith, debian, fault, undecided } from './containerd-samples.test.js';
import { pluginNames } from './plugin-names.js';

testRule(pluginNames, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith([
          fault('plugin-name', 'invalid disabled plugin URI "cri" expect io.containerd.x.vx', {
            key: 'disabled_plugins',
          }),
        ]),
        os: debian,
      },
      message: 'invalid',
      says: 'invalid disabled plugin URI',
      severity: 'error',
      stops: ['containerd'],
      command: 'systemctl restart containerd',
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('plugin-name') }), os: debian },
    },
  ],
});
