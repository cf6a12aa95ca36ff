import { defineFact, UnknowableError } from '@hostlint/core';
import { hardeningSysctls as wanted, type HardeningKey } from '../../shared/kernel/hardening-sysctls.js';
import { readSysctl, type Sysctl, sysctlReads } from '../kernel/sysctls.js';

/** They are apart from kernel/sysctls because only the hardening preset asks for them. */
export const hardeningSysctls = defineFact({
  id: 'security/hardening-sysctls',
  summary: 'The sysctls that harden a host against its own users and containers, as the running kernel has them.',
  reads: () => ({ stats: ['/proc/sys/kernel'], also: [sysctlReads(Object.keys(wanted))] }),
  async collect(host): Promise<Readonly<Record<HardeningKey, Sysctl>>> {
    if (!(await host.stat('/proc/sys/kernel')))
      throw new UnknowableError('not-running', 'no kernel runs here: there is no /proc/sys');
    const keys = Object.keys(wanted) as HardeningKey[];
    const entries = await Promise.all(keys.map(async key => [key, await readSysctl(host, key)] as const));
    return Object.fromEntries(entries) as Record<HardeningKey, Sysctl>;
  },
});
