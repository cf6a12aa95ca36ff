import { defineFact } from '@hostlint/core';

const directory = '/sys/kernel/livepatch';
const kernelCare = '/sys/module/kcare';
const mostPatches = 50;

/** A live patch mends the running kernel and leaves its version as it was. Sources: linux Documentation/ABI/testing/sysfs-kernel-livepatch; KernelCare's module is `kcare`. */
export const livePatches = defineFact({
  id: 'kernel/live-patches',
  summary: 'The live patches that are loaded into the running kernel.',
  reads: { lists: [{ path: directory, limit: mostPatches }], stats: [kernelCare] },
  async collect(host): Promise<readonly string[]> {
    const names = (await host.list(directory, { limit: mostPatches })) ?? [];
    return (await host.stat(kernelCare)) ? [...names, 'kcare'] : names;
  },
});
