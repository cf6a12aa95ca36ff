import { testRule } from '@hostlint/core/testing';
import { at, configWith, debian } from './containerd-samples.test.js';
import { criDisabled } from './cri-disabled.js';

const evidence = at(15, 'disabled_plugins = ["cri"]');

testRule(criDisabled, {
  pass: [
    { name: 'no plugin is disabled', facts: { config: configWith([]), os: debian } },
    {
      name: 'another plugin is disabled',
      facts: { config: configWith([], { disabled: [{ name: 'snapshotter.v1.btrfs', evidence }] }), os: debian },
    },
  ],
  fail: [
    {
      name: 'the file that Docker’s package installs',
      facts: { config: configWith([], { disabled: [{ name: 'grpc.v1.cri', evidence }] }), os: debian },
      message: 'disabled',
      says: 'line 15: io.containerd.grpc.v1.cri is in disabled_plugins',
      evidence: [evidence],
      command: '+15 /etc/containerd/config.toml',
    },
  ],
});
