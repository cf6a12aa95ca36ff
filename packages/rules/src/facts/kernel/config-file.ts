import { defineFact } from '@hostlint/core';
import { kernelConfig, type FoundKernelConfig } from './config.js';

export type KernelConfigFile = Pick<FoundKernelConfig, 'path' | 'mismatch'>;

/** Where the configuration of the kernel lies, without what stands in it. */
export const configFile = defineFact({
  id: 'kernel/config-file',
  summary: 'The file with the configuration of the running kernel; null when there is none.',
  needs: { config: kernelConfig },
  async collect(host, { config }): Promise<KernelConfigFile | null> {
    if (!config) return null;
    const { path, mismatch } = config;
    host.cite({ path });
    return { path, mismatch };
  },
});
