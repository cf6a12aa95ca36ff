import { testRule } from '@hostlint/core/testing';
import { at, configWith, debian, openFor, refusedFor, startWith } from './containerd-samples.test.js';
import { requiredPlugins } from './required-plugins.js';

const refusal = {
  cause: 'required-plugin',
  subject: 'io.containerd.grpc.v1.cri',
  message: 'required plugin [io.containerd.grpc.v1.cri] not included',
} as const;
const config = configWith([], {
  required: [{ name: 'grpc.v1.cri', evidence: at(2, 'required_plugins = ["io.containerd.grpc.v1.cri"]') }],
});

testRule(requiredPlugins, {
  pass: [{ name: 'a host on which containerd starts', facts: { start: startWith(), config, os: debian } }],
  fail: [
    {
      name: 'a host on which containerd ends for this reason',
      facts: { start: refusedFor(refusal), config, os: debian },
      message: 'missing',
      says: 'required plugin [io.containerd.grpc.v1.cri] not included',
      severity: 'error',
      stops: ['containerd'],
      subject: 'io.containerd.grpc.v1.cri',
      command: '+2 /etc/containerd/config.toml',
    },
  ],
  unknown: [{ name: 'it depends on what cannot be seen', facts: { start: openFor(refusal), config, os: debian } }],
});
