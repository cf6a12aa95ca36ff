import { defineFact, UnknowableError } from '@hostlint/core';
import { hardeningSysctls as wanted, type HardeningKey } from '../../shared/kernel/hardening-sysctls.js';
import { isOff, isOffReads } from '../../shared/is-off.js';
import { sysctlFileReads } from '../kernel/sysctl-files.js';
import { predictSysctls, readSysctl, type Sysctl, sysctlReads } from '../kernel/sysctls.js';

/** They are apart from kernel/sysctls because only the hardening preset asks for them. */
export const hardeningSysctls = defineFact({
  id: 'security/hardening-sysctls',
  summary:
    'The sysctls that harden a host against its own users and containers, as the running kernel has them, or as the files of an image set them.',
  reads: () => ({
    stats: ['/proc/sys/kernel'],
    also: [isOffReads, sysctlReads(Object.keys(wanted))],
    seldom: sysctlFileReads(),
  }),
  async collect(host): Promise<Readonly<Record<HardeningKey, Sysctl>>> {
    const keys = Object.keys(wanted) as HardeningKey[];
    if (await isOff(host)) return predictSysctls(host, keys);
    if (!(await host.stat('/proc/sys/kernel')))
      throw new UnknowableError('not-running', 'no kernel runs here: there is no /proc/sys');
    const entries = await Promise.all(keys.map(async key => [key, await readSysctl(host, key)] as const));
    return Object.fromEntries(entries) as Record<HardeningKey, Sysctl>;
  },
});
