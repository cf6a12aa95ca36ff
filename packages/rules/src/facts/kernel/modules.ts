import { defineFact, isUnknowable, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { parseLoadedModules } from '../../shared/kernel/module-index.js';
import { kernelRelease } from './release.js';
import { type ModuleTree, moduleTreeReads, readModuleTree } from './read-module-tree.js';

export interface KernelModules extends ModuleTree {
  /** `null`: this kernel loads no modules at all. */
  readonly loaded: ReadonlySet<string> | null;
}

/** All modules of the kernel that is judged. The indexes are large; what wants one module now and then calls `readModuleTree` instead. */
export const kernelModules = defineFact({
  id: 'kernel/modules',
  summary: 'The modules of the kernel that is judged: built in, loadable and loaded.',
  reads: () => ({ files: ['/proc/modules'], also: [moduleTreeReads()] }),
  needs: { release: kernelRelease },
  async collect(host, { release }): Promise<KernelModules> {
    const loaded = await loadedNow(host);
    const tree = await readModuleTree(host, release);
    return { ...tree, loaded };
  },
});

async function loadedNow(host: TracedSource): Promise<ReadonlySet<string> | null> {
  try {
    const bytes = await host.read('/proc/modules');
    return bytes ? parseLoadedModules(decodeText(bytes)) : null;
  } catch (error) {
    // Where no kernel runs, none is loaded yet.
    if (isUnknowable(error) && error.reason === 'not-running') return new Set();
    throw error;
  }
}
