import { defineFact } from '@hostlint/core';
import { measuredKeys, type MeasuredKey } from '../../shared/kernel/sysctl-keys.js';
import { isRunning, predictSysctls, readSysctl, type Sysctl, sysctlReads } from './sysctls.js';
import { sysctlFileReads } from './sysctl-files.js';

/** One that could not be read is unknown alone. */
export type MeasuredSysctls = { readonly [key in MeasuredKey]: Sysctl };

/** Apart from those that somebody sets, which stay the same while these change. */
export const measuredSysctls = defineFact({
  id: 'kernel/measured-sysctls',
  summary: 'The sysctls in which the running kernel counts something: connections, entropy.',
  volatile: [...measuredKeys],
  reads: () => ({ stats: ['/proc/sys/kernel'], also: [sysctlReads(measuredKeys)], seldom: sysctlFileReads() }),
  async collect(host): Promise<MeasuredSysctls> {
    if (!(await isRunning(host))) return predictSysctls(host, measuredKeys);
    const entries = await Promise.all(measuredKeys.map(async key => [key, await readSysctl(host, key)] as const));
    return Object.fromEntries(entries) as MeasuredSysctls;
  },
});
