import { testRule } from '@hostlint/core/testing';
import { configWith, debian, openFor, refusedFor, startWith } from './containerd-samples.test.js';
import { goPlugins } from './go-plugins.js';

const refusal = {
  cause: 'go-plugin',
  subject: '/var/lib/containerd/plugins/x-linux-amd64.so',
  message: 'plugin.Open("/var/lib/containerd/plugins/x-linux-amd64.so"): cannot be loaded',
} as const;
const config = configWith([]);

testRule(goPlugins, {
  pass: [{ name: 'a host on which containerd starts', facts: { start: startWith(), config, os: debian } }],
  fail: [
    {
      name: 'a host on which containerd ends for this reason',
      facts: { start: refusedFor(refusal), config, os: debian },
      message: 'unloadable',
      says: 'plugin.Open("/var/lib/containerd/plugins/x-linux-amd64.so"): cannot be loaded',
      severity: 'error',
      stops: ['containerd'],
      subject: '/var/lib/containerd/plugins/x-linux-amd64.so',
      command: 'mv /var/lib/containerd/plugins/x-linux-amd64.so',
    },
  ],
  unknown: [{ name: 'it depends on what cannot be seen', facts: { start: openFor(refusal), config, os: debian } }],
});
