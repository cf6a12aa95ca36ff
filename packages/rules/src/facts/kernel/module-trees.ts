import { defineFact } from '@hostlint/core';
import { moduleDirectories } from './read-module-tree.js';
import { kernelRelease } from './release.js';

export interface ModuleTrees {
  /** Whether the running kernel's modules are there for modprobe. `unused`: this kernel loads none. */
  readonly own: 'present' | 'missing' | 'unused';
  /** Where they are, or would be. */
  readonly path: string;
  /** The other kernels that have modules. */
  readonly others: readonly string[];
}

export const moduleTrees = defineFact({
  id: 'kernel/module-trees',
  summary: 'The kernels that have modules on this host, and whether the running one is among them.',
  needs: { release: kernelRelease },
  async collect(host, { release }): Promise<ModuleTrees> {
    const [first = '/lib/modules', ...further] = moduleDirectories(release);
    const top = '/lib/modules';
    const others = ((await host.list(top, { limit: 1000 })) ?? []).filter(
      name => /^\d/.test(name) && name !== release.raw,
    );
    if (!(await host.stat('/proc/modules'))) return { own: 'unused', path: first, others };
    for (const path of [first, ...further])
      if (await host.stat(`${path}/modules.dep`)) return { own: 'present', path, others };
    return { own: 'missing', path: first, others };
  },
});
