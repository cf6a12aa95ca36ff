import { defineFact, isUnknowable, maybe, UnknowableError } from '@hostlint/core';
import { parseProcCgroups, type KernelController } from '../../shared/cgroup/controllers.js';
import { decodeText } from '../../shared/decode-text.js';
import { bootKernel } from '../boot/kernel.js';
import { kernelConfigReads } from '../kernel/read-kernel-config.js';
import { imageControllers } from './predict-hierarchy.js';

export type KernelControllers = ReadonlyMap<string, KernelController>;

const path = '/proc/cgroups';

/** What the kernel was built with, mounted or not. It tells why a controller is missing; what is there, the hierarchy tells. */
export const cgroupKernelControllers = defineFact({
  id: 'cgroup/kernel-controllers',
  summary:
    'The controllers of control groups that the kernel has, by the names of version 1; null when it has none at all.',
  reads: () => ({ files: [path], stats: ['/proc/sys/kernel'], also: [kernelConfigReads()] }),
  needs: { boot: maybe(bootKernel) },
  async collect(host, { boot }): Promise<KernelControllers | null> {
    try {
      const bytes = await host.read(path);
      if (bytes) return parseProcCgroups(decodeText(bytes));
      if (!(await host.stat('/proc/sys/kernel')))
        throw new UnknowableError('not-running', 'no kernel runs here: there is no /proc');
      return null;
    } catch (error) {
      if (!isUnknowable(error) || error.reason !== 'not-running') throw error;
    }
    const { controllers, config } = await imageControllers(host, boot);
    host.cite({ path: config.path });
    return controllers && new Map(controllers.map(({ v1, enabled }) => [v1, { hierarchy: 0, enabled }]));
  },
});
