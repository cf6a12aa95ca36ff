import { testRule } from '@hostlint/core/testing';
import { configWith, debian, openFor, refusedFor, startWith } from './containerd-samples.test.js';
import { rootSpace } from './root-space.js';

const refusal = {
  cause: 'no-space',
  subject: '/var/lib/containerd/tmpmounts',
  message: 'mkdir /var/lib/containerd/tmpmounts: no space left on device',
} as const;
const config = configWith([]);

testRule(rootSpace, {
  pass: [
    { name: 'a host on which containerd starts', facts: { running: true, start: startWith(), config, os: debian } },
  ],
  fail: [
    {
      name: 'a host on which containerd ends for this reason',
      facts: { running: true, start: refusedFor(refusal), config, os: debian },
      message: 'full',
      says: 'mkdir /var/lib/containerd/tmpmounts: no space left on device',
      severity: 'error',
      stops: ['containerd'],
      subject: '/var/lib/containerd/tmpmounts',
      command: 'df -i /var/lib/containerd',
    },
  ],
  unknown: [
    {
      name: 'it depends on what cannot be seen',
      facts: { running: true, start: openFor(refusal), config, os: debian },
    },
  ],
});
