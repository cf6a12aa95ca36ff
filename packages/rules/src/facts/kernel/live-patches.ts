import { defineFact, isUnknowable, UnknowableError } from '@hostlint/core';

const directory = '/sys/kernel/livepatch';
const kernelCare = '/sys/module/kcare';
const mostPatches = 50;

/** What patches a kernel after its boot: kpatch(1), Canonical's snap, kGraft of SUSE, KernelCare. */
const installed = [
  '/var/lib/kpatch',
  '/usr/sbin/kpatch',
  '/snap/canonical-livepatch',
  '/var/snap/canonical-livepatch',
  '/usr/lib/livepatch',
  '/usr/bin/klp',
  '/usr/sbin/klp',
  '/usr/bin/kcarectl',
];

/** A live patch mends the running kernel and leaves its version as it was. Sources: linux Documentation/ABI/testing/sysfs-kernel-livepatch; KernelCare's module is `kcare`. */
export const livePatches = defineFact({
  id: 'kernel/live-patches',
  summary: 'The live patches that are loaded into the running kernel.',
  reads: { lists: [{ path: directory, limit: mostPatches }], stats: [kernelCare], seldom: { stats: installed } },
  async collect(host): Promise<readonly string[]> {
    try {
      const names = (await host.list(directory, { limit: mostPatches })) ?? [];
      return (await host.stat(kernelCare)) ? [...names, 'kcare'] : names;
    } catch (error) {
      if (!isUnknowable(error) || error.reason !== 'not-running') throw error;
      for (const path of installed)
        if (await host.stat(path)) throw new UnknowableError(error.reason, `${path} may patch the kernel at boot`);
      return [];
    }
  },
});
