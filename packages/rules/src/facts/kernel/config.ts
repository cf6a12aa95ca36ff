import { defineFact } from '@hostlint/core';
import { LazyMap } from '../../shared/lazy-map.js';
import { linesRead } from '../../shared/kernel/options/table.js';
import { type FoundKernelConfig, kernelConfigReads, readKernelConfig } from './read-kernel-config.js';
import { kernelRelease } from './release.js';

export type { FoundKernelConfig } from './read-kernel-config.js';

/** How the running kernel was built. */
export const kernelConfig = defineFact({
  id: 'kernel/config',
  summary: 'The options that the running kernel was built with; null when no configuration is to be found.',
  privileges: 'Some distributions let only root read /boot/config-RELEASE.',
  reads: kernelConfigReads,
  needs: { release: kernelRelease },
  async collect(host, { release }): Promise<FoundKernelConfig | null> {
    const found = await readKernelConfig(host, release);
    // In one pass what rules want together; anything else is found when it is asked for.
    if (found?.options instanceof LazyMap) found.options.expect(linesRead());
    if (found) host.cite({ path: found.path });
    return found;
  },
});
