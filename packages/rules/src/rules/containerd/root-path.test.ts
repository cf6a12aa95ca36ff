import { testRule } from '@hostlint/core/testing';
import { configWith, debian, openFor, refusedFor, startWith } from './containerd-samples.test.js';
import { rootPath } from './root-path.js';

const refusal = {
  cause: 'root-path',
  subject: '/var/lib/containerd',
  message: 'mkdir /var/lib/containerd: not a directory',
} as const;
const config = configWith([]);

testRule(rootPath, {
  pass: [{ name: 'a host on which containerd starts', facts: { start: startWith(), config, os: debian } }],
  fail: [
    {
      name: 'a host on which containerd ends for this reason',
      facts: { start: refusedFor(refusal), config, os: debian },
      message: 'unusable',
      says: 'mkdir /var/lib/containerd: not a directory',
      severity: 'error',
      stops: ['containerd'],
      subject: '/var/lib/containerd',
      command: 'ls -ld',
    },
  ],
  unknown: [{ name: 'it depends on what cannot be seen', facts: { start: openFor(refusal), config, os: debian } }],
});
