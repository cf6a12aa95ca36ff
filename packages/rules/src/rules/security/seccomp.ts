import { defineRule, maybe } from '@hostlint/core';
import { osRelease } from '../../facts/os/release.js';
import { seccomp as seccompSupport } from '../../facts/security/seccomp.js';
import { newKernel } from '../../shared/fixes/new-kernel.js';

export const seccomp = defineRule({
  id: 'security/seccomp',
  meta: {
    title: 'The kernel can filter the system calls of containers.',
    why: 'Engines keep containers from about fifty system calls by a seccomp filter. Without CONFIG_SECCOMP_FILTER Docker runs them without it, and refuses those with a profile of their own.',
    fix: 'Use a kernel with CONFIG_SECCOMP and CONFIG_SECCOMP_FILTER.',
    severity: 'warning',
    securitySeverity: 5.5,
    sources: [
      'moby v20.10.24 and v29.7.2 daemon/seccomp_linux.go WithSeccomp, pkg/sysinfo/sysinfo_linux.go applySeccompInfo',
      'moby v29.7.2 contrib/check-config.sh SECCOMP, SECCOMP_FILTER',
    ],
  },
  needs: { supported: seccompSupport, os: maybe(osRelease) },
  messages: { missing: 'This kernel cannot filter system calls (seccomp): containers may make any of them.' },
  check({ facts: { supported, os }, pass, fail }) {
    return supported ? pass() : fail('missing', {}, { fix: newKernel(os) });
  },
});
