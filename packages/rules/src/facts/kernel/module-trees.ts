import { defineFact, isUnknowable, type TracedSource } from '@hostlint/core';
import { atNextBoot } from '../../shared/next-boot.js';
import { moduleDirectories } from './read-module-tree.js';
import { kernelRelease } from './release.js';

export interface ModuleTrees {
  /** Whether the modules of the kernel that is judged are there for modprobe. `unused`: this kernel loads none. */
  readonly own: 'present' | 'missing' | 'unused';
  /** Where they are, or would be. */
  readonly path: string;
  /** The other kernels that have modules. */
  readonly others: readonly string[];
}

const top = '/lib/modules';
const mostKernels = 1000;

export const moduleTrees = defineFact({
  id: 'kernel/module-trees',
  summary: 'The kernels that have modules on this host, and whether the running one is among them.',
  reads: () => ({
    lists: [{ path: top, limit: mostKernels }],
    stats: ['/proc/modules', ...moduleDirectories({ raw: '{kernel}' }).map(directory => `${directory}/modules.dep`)],
  }),
  needs: { release: kernelRelease },
  async collect(host, { release }): Promise<ModuleTrees> {
    const [first = top, ...further] = moduleDirectories(release);
    const others = ((await host.list(top, { limit: mostKernels })) ?? []).filter(
      name => /^\d/.test(name) && name !== release.raw,
    );
    if ((await loadsModules(host)) === false) return { own: 'unused', path: first, others };
    for (const path of [first, ...further])
      if (await atNextBoot(host).stat(`${path}/modules.dep`)) return { own: 'present', path, others };
    return { own: 'missing', path: first, others };
  },
});

/** `null`: no kernel runs that would tell. */
async function loadsModules(host: TracedSource): Promise<boolean | null> {
  try {
    return (await host.stat('/proc/modules')) !== undefined;
  } catch (error) {
    if (isUnknowable(error) && error.reason === 'not-running') return null;
    throw error;
  }
}
