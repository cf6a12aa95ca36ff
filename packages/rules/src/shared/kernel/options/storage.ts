import { optionTable } from './option.js';

const noExt3 = 'storage on ext3 does not work as it should';
const noExt4 = 'storage on ext4 does not work as it should';
const ext4 = 'ext4 has ext3 as well since 4.3';

/** File systems below and inside storage drivers. Whether there is overlayfs is a question of its own: kernel/overlay-available. */
export const storageOptions = optionTable({
  OVERLAY_FS: {
    lack: 'the overlay2 driver and the overlayfs snapshotter do not work',
    versions: '3.18-',
    otherwise: 'overlayfs came with 3.18',
    module: 'overlay',
    use: 'engine',
  },
  BTRFS_FS: {
    lack: 'there is neither overlayfs nor btrfs to keep layers in',
    module: 'btrfs',
    or: [{ options: ['OVERLAY_FS'] }],
    use: 'feature',
    optional: 'info',
  },
  BTRFS_FS_POSIX_ACL: {
    lack: 'layers on btrfs lose their access control lists',
    on: ['BTRFS_FS'],
    or: [{ options: ['OVERLAY_FS'] }],
    use: 'feature',
    optional: 'info',
  },
  EXT3_FS: {
    lack: noExt3,
    versions: '-4.2',
    otherwise: ext4,
    module: 'ext3',
    backported: ['EXT4_FS'],
    or: [{ options: ['EXT4_USE_FOR_EXT23'] }],
    use: 'feature',
    optional: 'info',
  },
  EXT3_FS_XATTR: {
    lack: noExt3,
    versions: '-4.2',
    otherwise: ext4,
    on: ['EXT3_FS'],
    backported: ['EXT4_FS'],
    or: [{ options: ['EXT4_USE_FOR_EXT23'] }],
    use: 'feature',
    optional: 'info',
  },
  EXT3_FS_POSIX_ACL: {
    lack: noExt3,
    versions: '-4.2',
    otherwise: ext4,
    on: ['EXT3_FS'],
    backported: ['EXT4_FS'],
    or: [{ options: ['EXT4_USE_FOR_EXT23'] }],
    use: 'feature',
    optional: 'info',
  },
  EXT3_FS_SECURITY: {
    lack: noExt3,
    versions: '-4.2',
    otherwise: ext4,
    on: ['EXT3_FS'],
    backported: ['EXT4_FS'],
    or: [{ options: ['EXT4_USE_FOR_EXT23'] }],
    use: 'feature',
    optional: 'info',
  },
  EXT4_USE_FOR_EXT23: {
    lack: 'ext4 does not mount ext3',
    versions: '-4.2',
    otherwise: ext4,
    on: ['EXT4_FS'],
    use: 'feature',
  },
  // kubeadm asks for ext4 whatever the file systems of the node are.
  EXT4_FS: {
    lack: noExt4,
    module: 'ext4',
    use: 'feature',
    optional: 'info',
    kubernetes: 'info',
  },
  EXT4_FS_POSIX_ACL: { lack: noExt4, on: ['EXT4_FS'], use: 'feature', optional: 'info' },
  EXT4_FS_SECURITY: { lack: noExt4, on: ['EXT4_FS'], use: 'feature', optional: 'info' },
});
