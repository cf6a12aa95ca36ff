import type { DockerEngine } from '../../facts/docker/engine.js';
import type { Sysctl, Sysctls } from '../../facts/kernel/sysctls.js';
import { known, testRule, unknown } from '@hostlint/core/testing';
import { debian } from './kernel-samples.test.js';
import { rootMaxkeys } from './root-maxkeys.js';

const path = '/proc/sys/kernel/keys/root_maxkeys';
const docker = (installed: boolean) =>
  known<DockerEngine>({ installed, version: '29.7.2', judgedFor: 'newest', found: null, binary: null });
const on = (sysctl: Sysctl, installed = false) => ({
  sysctls: { 'kernel.keys.root_maxkeys': sysctl } as unknown as Sysctls,
  engine: docker(installed),
  os: debian,
});
const is = (value: string): Sysctl => known(value, [{ path, line: 1, text: value }]) as Sysctl;

testRule(rootMaxkeys, {
  pass: [{ name: 'the value of the kernel', facts: on(is('1000000')) }],
  fail: [
    {
      name: 'the value of old kernels',
      facts: on(is('200')),
      message: 'few',
      severity: 'warning',
      says: 'root_maxkeys is 200',
      command: 'kernel.keys.root_maxkeys = 1000000',
      evidence: [{ path, line: 1, text: '200' }],
    },
    { name: 'a host of Docker, which raises it', facts: on(is('10000'), true), message: 'few', severity: 'info' },
    {
      name: 'more than few, and more are wanted',
      facts: on(is('20000')),
      options: { above: 50_000 },
      message: 'few',
    },
  ],
  notApplicable: [{ name: 'a kernel without CONFIG_KEYS', facts: on(known(null) as Sysctl) }],
  unknown: [
    { name: 'not to be read', facts: on(unknown('denied')) },
    { name: 'no number', facts: on(is('many')) },
  ],
});
