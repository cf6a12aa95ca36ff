import { testRule } from '@hostlint/core/testing';
import { configWith, debian, fault, undecided } from './containerd-samples.test.js';
import { configFile } from './config-file.js';

testRule(configFile, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith([
          fault('config-file', 'open /etc/containerd/more.toml: no such file or directory', {
            key: '/etc/containerd/more.toml',
          }),
        ]),
        os: debian,
      },
      message: 'unusable',
      says: 'cannot read its configuration',
      severity: 'error',
      stops: ['containerd'],
      command: 'config dump',
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('config-file') }), os: debian },
    },
  ],
});
