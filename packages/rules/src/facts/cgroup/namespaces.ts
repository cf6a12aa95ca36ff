import { defineFact, isUnknowable, maybe, UnknowableError } from '@hostlint/core';
import { isKernelAtLeast } from '../../shared/kernel/kernel-version.js';
import { bootKernel } from '../boot/kernel.js';
import { kernelConfigReads } from '../kernel/read-kernel-config.js';
import { imageControllers } from './predict-hierarchy.js';

const path = '/proc/self/ns/cgroup';

/** Source: moby v29.7.2 pkg/sysinfo/sysinfo_linux.go applyCgroupNsInfo. */
export const cgroupNamespaces = defineFact({
  id: 'cgroup/namespaces',
  summary: 'Whether the kernel can give a process a view of control groups of its own.',
  reads: () => ({ stats: [path], also: [kernelConfigReads()] }),
  needs: { boot: maybe(bootKernel) },
  async collect(host, { boot }): Promise<boolean> {
    try {
      if (!(await host.stat('/proc/self/ns', { follow: false })))
        throw new UnknowableError('not-running', 'no kernel runs here: there is no /proc/self/ns');
      host.cite({ path });
      return (await host.stat(path, { follow: false })) !== undefined;
    } catch (error) {
      if (!isUnknowable(error) || error.reason !== 'not-running') throw error;
    }
    // linux v4.6 kernel/cgroup.c: they come with CONFIG_CGROUPS and CONFIG_NAMESPACES.
    const { config, kernel } = await imageControllers(host, boot);
    if (!isKernelAtLeast(kernel.release, 4, 6))
      throw new UnknowableError('not-running', 'before Linux 4.6 vendors decide');
    host.cite({ path: config.path });
    return ['CONFIG_CGROUPS', 'CONFIG_NAMESPACES'].every(option => config.options.get(option) === 'y');
  },
});
