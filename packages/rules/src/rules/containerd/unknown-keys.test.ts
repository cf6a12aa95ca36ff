import { testRule } from '@hostlint/core/testing';
import { at, configWith, debian } from './containerd-samples.test.js';
import { unknownKeys } from './unknown-keys.js';

const key = 'plugins."io.containerd.grpc.v1.cri".sandbox_imgae';
const unknown = [{ key, evidence: at(4, 'sandbox_imgae = "x"') }];

testRule(unknownKeys, {
  pass: [{ name: 'only settings that containerd knows', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a misspelt setting',
      facts: { config: configWith([], { unknownKeys: unknown }), os: debian },
      message: 'ignored',
      subject: key,
      says: 'does not know plugins."io.containerd.grpc.v1.cri".sandbox_imgae (/etc/containerd/config.toml, line 4)',
      severity: 'warning',
      command: '+4 /etc/containerd/config.toml',
    },
  ],
  notApplicable: [
    { name: 'no configuration file', facts: { config: configWith([], { exists: false }), os: debian } },
    {
      name: 'a file of version 1 for containerd 2.1, which another rule judges',
      facts: { config: configWith([], { droppedCri: true, unknownKeys: unknown }), os: debian },
    },
  ],
});
