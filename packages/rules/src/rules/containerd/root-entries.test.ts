import { testRule } from '@hostlint/core/testing';
import { configWith, debian, openFor, refusedFor, startWith } from './containerd-samples.test.js';
import { rootEntries } from './root-entries.js';

const refusal = {
  cause: 'root-entry',
  subject: '/var/lib/containerd/tmpmounts',
  message: 'mkdir /var/lib/containerd/tmpmounts: not a directory',
} as const;
const config = configWith([]);

testRule(rootEntries, {
  pass: [{ name: 'a host on which containerd starts', facts: { start: startWith(), config, os: debian } }],
  fail: [
    {
      name: 'a host on which containerd ends for this reason',
      facts: { start: refusedFor(refusal), config, os: debian },
      message: 'blocked',
      says: 'mkdir /var/lib/containerd/tmpmounts: not a directory',
      severity: 'error',
      stops: ['containerd'],
      subject: '/var/lib/containerd/tmpmounts',
      command: 'mv /var/lib/containerd/tmpmounts',
    },
  ],
  unknown: [{ name: 'it depends on what cannot be seen', facts: { start: openFor(refusal), config, os: debian } }],
});
