import { testRule } from '@hostlint/core/testing';
import type { Userland } from '../../facts/machine/userland.js';
import { inDocker, realHost } from '../kernel/kernel-samples.test.js';
import { userlandArch } from './userland-arch.js';

const on = (arch: string, bits: 32 | 64, machine: Userland['machine']) => ({
  arch,
  userland: { path: '/sbin/init', bits, machine },
  container: realHost,
});
const raspbian = on('aarch64', 32, 'arm');

testRule(userlandArch, {
  pass: [
    { name: '64 bits throughout', facts: on('x86_64', 64, 'x86') },
    { name: '32 bits throughout', facts: on('armv7l', 32, 'arm') },
  ],
  fail: [
    {
      name: 'Raspberry Pi OS of 32 bits, which boots a kernel of 64',
      facts: raspbian,
      message: 'narrow',
      says: 'The kernel is aarch64, and the programs of this host are built for 32 bits (/sbin/init)',
      severity: 'warning',
      evidence: [{ path: '/sbin/init' }, { path: 'uname -m', text: 'aarch64' }],
    },
    { name: 'an i386 system below an amd64 kernel', facts: on('x86_64', 32, 'x86'), message: 'narrow' },
  ],
  notApplicable: [
    { name: 'a container', facts: { ...raspbian, container: inDocker } },
    { name: 'a host without programs', facts: { ...raspbian, userland: null } },
  ],
});
