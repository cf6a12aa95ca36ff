import { defineRule, maybe } from '@hostlint/core';
import { osRelease } from '../../facts/os/release.js';
import { hardeningSysctls } from '../../facts/security/hardening-sysctls.js';
import { setSysctl } from '../../shared/fixes/set-sysctl.js';
import {
  hardeningSysctls as wanted,
  type HardeningKey,
  type HardeningSysctl,
} from '../../shared/kernel/hardening-sysctls.js';
import { lookAsRoot } from '../../shared/cures.js';

export const kernelSysctls = defineRule({
  id: 'security/kernel-sysctls',
  meta: {
    title: 'The kernel is set to give nothing away that helps an attacker.',
    why: 'All containers share the kernel of the host, so what a user can do to it a container often can as well. These settings take tools away from attackers and nothing from containers.',
    fix: 'Set them in /etc/sysctl.d.',
    severity: 'info',
    sources: [
      'Kernel Self Protection Project, Recommended_Settings, sysctls',
      'linux v6.12 Documentation/admin-guide/sysctl/{kernel,fs,vm}.rst, Documentation/admin-guide/LSM/Yama.rst',
    ],
    presets: ['hardening'],
  },
  needs: { sysctls: hardeningSysctls, os: maybe(osRelease) },
  messages: { loose: '{key} is {value}: {otherwise}.' },
  check({ facts: { sysctls, os }, pass, fail, notApplicable, unknown }) {
    return (Object.keys(wanted) as HardeningKey[]).map(subject => {
      const sysctl = sysctls[subject];
      const { good, set, otherwise }: HardeningSysctl = wanted[subject];
      if (!sysctl.known)
        return unknown(sysctl.detail, {
          subject,
          cure: sysctl.reason === 'not-running' ? 'Set it in a file of /etc/sysctl.d.' : lookAsRoot,
        });
      const { value, evidence } = sysctl;
      if (value === null) return notApplicable('this kernel does not have it', { subject });
      if (good.includes(value)) return pass({ subject, evidence });
      return fail('loose', { key: subject, value, otherwise }, { subject, evidence, fix: setSysctl(os, subject, set) });
    });
  },
});
