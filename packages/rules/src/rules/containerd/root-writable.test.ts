import { testRule } from '@hostlint/core/testing';
import { configWith, debian, openFor, refusedFor, startWith } from './containerd-samples.test.js';
import { rootWritable } from './root-writable.js';

const refusal = {
  cause: 'read-only',
  subject: '/var/lib/containerd',
  message: 'mkdir /var/lib/containerd/tmpmounts: read-only file system',
} as const;
const config = configWith([]);

testRule(rootWritable, {
  pass: [{ name: 'a host on which containerd starts', facts: { start: startWith(), config, os: debian } }],
  fail: [
    {
      name: 'a host on which containerd ends for this reason',
      facts: { start: refusedFor(refusal), config, os: debian },
      message: 'readOnly',
      says: 'mkdir /var/lib/containerd/tmpmounts: read-only file system',
      severity: 'error',
      stops: ['containerd'],
      subject: '/var/lib/containerd',
      command: 'findmnt',
    },
  ],
  unknown: [{ name: 'it depends on what cannot be seen', facts: { start: openFor(refusal), config, os: debian } }],
});
