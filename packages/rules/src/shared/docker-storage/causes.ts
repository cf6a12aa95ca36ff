/** Why dockerd exits over its storage. */
export type StorageCause =
  /** The data-root is no directory, leads nowhere, in circles, or through a file. */
  | 'data-root-path'
  | 'data-root-read-only'
  /** /proc and the like, where nothing can be stored. */
  | 'data-root-special'
  /** A comma in the path, which the network database of 25.0 and older takes for two paths. */
  | 'data-root-comma'
  /** Something that must be a directory in it is none. */
  | 'data-root-entry'
  /** userns-remap: the remapped root cannot reach it. */
  | 'data-root-access'
  | 'no-space'
  | 'no-inodes'
  | 'driver-removed'
  | 'driver-unknown'
  /** The configured driver's prerequisites are not met. */
  | 'driver-unsupported'
  | 'several-prior-drivers'
  /** Data of a driver that must be named since 23.0. */
  | 'prior-driver-deprecated'
  | 'prior-driver-unsupported'
  | 'storage-option'
  | 'project-quota'
  /** 29: the configured snapshotter or graph driver is not to be had. */
  | 'image-store'
  /** containerd, which keeps the images, would not work. */
  | 'containerd';

/** What a driver lacks. */
export type Lack =
  | 'overlay-missing'
  | 'overlay-lower-layers'
  | 'path-characters'
  | 'path-length'
  | 'read-only'
  | 'not-a-directory'
  | 'upper-layer'
  | 'd-type'
  | 'btrfs'
  | 'zfs'
  | 'fuse-overlayfs'
  | 'aufs'
  | 'devicemapper';

export interface Refusal {
  readonly cause: StorageCause;
  /** What dockerd says, as far as it can be told beforehand. */
  readonly message: string;
  readonly driver?: string;
  readonly lack?: Lack;
  /** The drivers, the option or the entry that it is about. */
  readonly names?: readonly string[];
}
