import { testRule } from '@hostlint/core/testing';
import type { Sysctl } from '../../facts/kernel/sysctls.js';
import { hardeningSysctls as wanted, type HardeningKey } from '../../shared/kernel/hardening-sysctls.js';
import { debian } from '../kernel/kernel-samples.test.js';
import { kernelSysctls } from './kernel-sysctls.js';

const of = (value: string | null): Sysctl => ({ known: true, value, evidence: [{ path: '/proc/sys/x' }] });
const good = Object.fromEntries(Object.entries(wanted).map(([key, { set }]) => [key, of(set)])) as Record<
  HardeningKey,
  Sysctl
>;
const but = (key: HardeningKey, sysctl: Sysctl) => ({ sysctls: { ...good, [key]: sysctl }, os: debian });

testRule(kernelSysctls, {
  pass: [
    { name: 'all as recommended', facts: { sysctls: good, os: debian } },
    { name: 'stricter than needed', facts: but('kernel.yama.ptrace_scope', of('3')) },
  ],
  fail: [
    {
      name: 'addresses of the kernel for all',
      facts: but('kernel.kptr_restrict', of('0')),
      subject: 'kernel.kptr_restrict',
      message: 'loose',
      says: 'kernel.kptr_restrict is 0',
      severity: 'info',
      command: 'kernel.kptr_restrict = 1',
    },
  ],
  notApplicable: [
    {
      name: 'a kernel without Yama',
      facts: but('kernel.yama.ptrace_scope', of(null)),
      subject: 'kernel.yama.ptrace_scope',
    },
  ],
  unknown: [
    {
      name: 'one that may not be read',
      facts: but('kernel.dmesg_restrict', { known: false, reason: 'denied', detail: 'EACCES' }),
      subject: 'kernel.dmesg_restrict',
    },
  ],
});
