import { defineFact } from '@hostlint/core';

/** Whether the kernel's own file systems are where programs look for them. */
export interface KernelFiles {
  readonly proc: boolean;
  readonly sys: boolean;
}

export const kernelFiles = defineFact({
  id: 'machine/kernel-files',
  summary: 'Whether /proc and /sys are mounted, as they may not be in a chroot.',
  reads: { stats: ['/proc/self/status', '/sys/kernel'] },
  collect: async (host): Promise<KernelFiles> => ({
    proc: (await host.stat('/proc/self/status')) !== undefined,
    sys: (await host.stat('/sys/kernel')) !== undefined,
  }),
});
