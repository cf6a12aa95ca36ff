import { testRule } from '@hostlint/core/testing';
import { debian, inDocker, kernel, os, realHost } from './kernel-samples.test.js';
import { rebootPending } from './reboot-pending.js';

const path = '/lib/modules/6.1.0-37-amd64';
const on = (own: 'present' | 'missing' | 'unused', others: readonly string[]) => ({
  release: kernel('6.1.0-37-amd64'),
  trees: { own, path, others },
  container: realHost,
  os: debian,
});

testRule(rebootPending, {
  pass: [{ name: 'the modules are there', facts: on('present', ['6.1.0-35-amd64']) }],
  fail: [
    {
      name: 'an upgrade took them away',
      facts: on('missing', ['6.1.0-40-amd64']),
      message: 'gone',
      says: 'those of 6.1.0-40-amd64 are there',
      command: 'reboot',
      evidence: [{ path }],
    },
    {
      name: 'the same on Bottlerocket',
      facts: { ...on('missing', ['6.1.1']), os: os('bottlerocket') },
      message: 'gone',
      command: 'apiclient reboot',
    },
  ],
  notApplicable: [
    { name: 'a kernel without modules', facts: on('unused', []) },
    { name: 'no modules at all', facts: on('missing', []) },
    { name: 'a container', facts: { ...on('missing', ['6.1.1']), container: inDocker } },
  ],
});
