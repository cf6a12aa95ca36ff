import { defineFact, UnknowableError } from '@hostlint/core';
import { parseProcCgroups, type KernelController } from '../../shared/cgroup/controllers.js';
import { decodeText } from '../../shared/decode-text.js';

export type KernelControllers = ReadonlyMap<string, KernelController>;

const path = '/proc/cgroups';

/** What the kernel was built with, mounted or not. It tells why a controller is missing; what is there, the hierarchy tells. */
export const cgroupKernelControllers = defineFact({
  id: 'cgroup/kernel-controllers',
  summary:
    'The controllers of control groups that the kernel has, by the names of version 1; null when it has none at all.',
  reads: { files: [path], stats: ['/proc/sys/kernel'] },
  async collect(host): Promise<KernelControllers | null> {
    const bytes = await host.read(path);
    if (bytes) return parseProcCgroups(decodeText(bytes));
    if (!(await host.stat('/proc/sys/kernel')))
      throw new UnknowableError('not-running', 'no kernel runs here: there is no /proc');
    return null;
  },
});
