import { defineFact, isUnknowable, maybe } from '@hostlint/core';
import { bootKernel } from '../boot/kernel.js';
import { kernelConfigReads, readKernelConfig } from '../kernel/read-kernel-config.js';

const path = '/sys/fs/ext4/features/casefold';

export const extCasefold = defineFact({
  id: 'filesystem/ext-casefold',
  summary: 'Whether the kernel can mount an ext4 with the casefold feature at all (CONFIG_UNICODE).',
  reads: () => ({ stats: [path], seldom: kernelConfigReads() }),
  needs: { boot: maybe(bootKernel) },
  async collect(host, { boot }): Promise<boolean> {
    try {
      // linux fs/ext4/sysfs.c lists what the kernel can do, not what a file system has.
      return (await host.stat(path)) !== undefined;
    } catch (error) {
      if (!isUnknowable(error) || error.reason !== 'not-running') throw error;
      const config = boot.known && boot.value ? await readKernelConfig(host, boot.value.release) : null;
      const built = config?.mismatch === null ? config.options.get('CONFIG_UNICODE') : undefined;
      if (!config || built === undefined) throw error;
      host.cite({ path: config.path });
      return built !== 'n';
    }
  },
});
