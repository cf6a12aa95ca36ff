import type { PackageNames } from '../fixes/install-package.js';

export const fuseOverlayfsPackage: PackageNames = {
  debian: 'fuse-overlayfs',
  rhel: 'fuse-overlayfs',
  suse: 'fuse-overlayfs',
  alpine: 'fuse-overlayfs',
  arch: 'fuse-overlayfs',
  other: 'fuse-overlayfs',
};
