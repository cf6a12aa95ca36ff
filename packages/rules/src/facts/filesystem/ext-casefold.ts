import { defineFact } from '@hostlint/core';

const path = '/sys/fs/ext4/features/casefold';

export const extCasefold = defineFact({
  id: 'filesystem/ext-casefold',
  summary: 'Whether the kernel can mount an ext4 with the casefold feature at all (CONFIG_UNICODE).',
  reads: { stats: [path] },
  async collect(host): Promise<boolean> {
    // linux fs/ext4/sysfs.c lists what the kernel can do, not what a file system has.
    return (await host.stat(path)) !== undefined;
  },
});
