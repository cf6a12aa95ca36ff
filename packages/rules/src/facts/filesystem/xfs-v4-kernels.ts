import { defineFact } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { storageFilesystems } from './storage-filesystems.js';

/** Whether one installed kernel can mount XFS of the V4 format. */
export interface XfsV4Kernel {
  /** The file that says so. */
  readonly config: string;
  readonly supportsV4: boolean;
}

const mostKernels = 20;

export const xfsV4Kernels = defineFact({
  id: 'filesystem/xfs-v4-kernels',
  summary: 'For hosts with storage on XFS V4: which installed kernels (/boot/config-*) can still mount it.',
  privileges: 'Some distributions let only root read /boot/config-RELEASE.',
  reads: { lists: ['/boot'], seldom: { files: ['/boot/config-*'] } },
  needs: { storage: storageFilesystems },
  async collect(host, { storage }): Promise<readonly XfsV4Kernel[]> {
    if (!storage.some(({ answer }) => answer?.xfs?.version === 4)) return [];
    const names = ((await host.list('/boot')) ?? []).filter(name => name.startsWith('config-'));
    const kernels: XfsV4Kernel[] = [];
    for (const name of names.slice(0, mostKernels)) {
      const bytes = await host.read(`/boot/${name}`);
      const text = bytes ? decodeText(bytes) : '';
      // A kernel too old to have the option has V4 itself.
      if (text)
        kernels.push({ config: `/boot/${name}`, supportsV4: !/^# CONFIG_XFS_SUPPORT_V4 is not set$/m.test(text) });
    }
    return kernels;
  },
});
