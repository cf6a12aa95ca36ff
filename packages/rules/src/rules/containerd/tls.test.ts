import { testRule } from '@hostlint/core/testing';
import { configWith, debian, fault, undecided } from './containerd-samples.test.js';
import { tls } from './tls.js';

testRule(tls, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith([fault('tls', 'open /etc/x.pem: no such file or directory', { key: 'grpc.tcp_tls_cert' })]),
        os: debian,
      },
      message: 'unusable',
      says: 'open /etc/x.pem',
      severity: 'error',
      stops: ['containerd'],
      command: '+3',
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('tls') }), os: debian },
    },
  ],
});
