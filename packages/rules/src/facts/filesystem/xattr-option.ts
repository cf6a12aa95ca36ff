import { defineFact, maybe } from '@hostlint/core';
import { kernelConfigReads, readKernelConfig } from '../kernel/read-kernel-config.js';
import { kernelRelease } from '../kernel/release.js';
import { storageFilesystems } from './storage-filesystems.js';

/** The kernel option that gives a storage root's file system its extended attributes. */
export interface XattrOption {
  /** `path` of the storage root. */
  readonly path: string;
  readonly option: string;
  /** `null` where the kernel's configuration is not to be found or does not name the option. */
  readonly enabled: boolean | null;
  readonly config: string | null;
}

// ext4, XFS, btrfs, bcachefs and ZFS always have them. Source: linux fs/*/Kconfig.
const options: Readonly<Record<string, string>> = {
  tmpfs: 'CONFIG_TMPFS_XATTR',
  f2fs: 'CONFIG_F2FS_FS_XATTR',
  reiserfs: 'CONFIG_REISERFS_FS_XATTR',
  jffs2: 'CONFIG_JFFS2_FS_XATTR',
  ubifs: 'CONFIG_UBIFS_FS_XATTR',
};

export const xattrOption = defineFact({
  id: 'filesystem/xattr-option',
  summary:
    'For storage roots on file systems whose extended attributes are a choice of the kernel: whether it was made.',
  reads: kernelConfigReads,
  needs: { storage: storageFilesystems, release: maybe(kernelRelease) },
  async collect(host, { storage, release }): Promise<readonly XattrOption[]> {
    const concerned = storage.flatMap(({ root, kind }) => {
      const option = options[kind?.family ?? ''];
      return option === undefined ? [] : [{ path: root.path, option }];
    });
    // Unpacking a kernel's configuration takes time, and most hosts need none of this.
    const config = concerned.length > 0 && release.known ? await readKernelConfig(host, release.value) : null;
    return concerned.map(({ path, option }) => {
      const value = config?.mismatch === null ? config.options.get(option) : undefined;
      return { path, option, enabled: value === undefined ? null : value === 'y', config: config?.path ?? null };
    });
  },
});
