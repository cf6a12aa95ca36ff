import { defineFact } from '@hostlint/core';
import { findKernelConfigFile, type KernelConfigFile } from './read-kernel-config.js';
import { kernelRelease } from './release.js';

export type { KernelConfigFile } from './read-kernel-config.js';

/** Which file tells how the kernel was built, without reading more of it than that takes. */
export const configFile = defineFact({
  id: 'kernel/config-file',
  summary: 'The file with the configuration of the running kernel; null when there is none.',
  needs: { release: kernelRelease },
  async collect(host, { release }): Promise<KernelConfigFile | null> {
    const found = await findKernelConfigFile(host, release);
    if (found) host.cite({ path: found.path });
    return found;
  },
});
