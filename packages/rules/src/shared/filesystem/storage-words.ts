/** What rules about storage roots say in the same words. */
export const noStorageRoot = 'No directory that holds container layers is known on this host.';

/** Of an archive or a directory nobody can tell what its own file system will be. */
export const mountImage = 'Mount the image, and name its mount point.';
export const tellRoot = 'Give the root file system its line in /etc/fstab.';
export const mountAndTell =
  'Mount the image and name its mount point, and give the root file system its line in /etc/fstab.';
