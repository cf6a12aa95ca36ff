import { defineFact } from '@hostlint/core';
import { readKernelConfig, type FoundKernelConfig } from './read-kernel-config.js';
import { kernelRelease } from './release.js';

export type { FoundKernelConfig } from './read-kernel-config.js';

/** How the running kernel was built. Unpacking it takes time, so what needs it only at times calls `readKernelConfig` instead. */
export const kernelConfig = defineFact({
  id: 'kernel/config',
  summary: 'The options that the running kernel was built with; null when no configuration is to be found.',
  privileges: 'Some distributions let only root read /boot/config-RELEASE.',
  needs: { release: kernelRelease },
  async collect(host, { release }): Promise<FoundKernelConfig | null> {
    const found = await readKernelConfig(host, release);
    if (found) host.cite({ path: found.path });
    return found;
  },
});
