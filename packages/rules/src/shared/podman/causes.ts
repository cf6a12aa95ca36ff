import type { Evidence } from '@hostlint/core';

/** Why podman refuses every command. */
export type PodmanCause =
  /** storage.conf is no TOML, has a value of a wrong type, lacks what it must have, or is not there. */
  | 'storage-conf'
  /** containers.conf likewise. */
  | 'containers-conf'
  /** conmon or the OCI runtime is missing. */
  | 'runtime-missing'
  /** The graph root is no directory, leads nowhere, in circles, or through a file. */
  | 'graphroot-path'
  | 'graphroot-read-only'
  /** Something in it is in the way of a directory or a file of podman's. */
  | 'graphroot-entry'
  | 'no-space'
  | 'no-inodes'
  /** The run root, likewise. */
  | 'runroot'
  /** libpod's database is damaged, too new, or belongs to another graph root. */
  | 'database'
  | 'driver-unknown'
  | 'driver-unsupported'
  | 'prior-driver-unsupported'
  | 'several-prior-drivers'
  | 'storage-option'
  | 'mount-program'
  /** An additional image store is not there. */
  | 'image-store'
  /** The file system below the graph root, by name. */
  | 'backing-fs'
  /** overlay cannot be mounted, and there is no fuse-overlayfs to take its place. */
  | 'overlay'
  | 'd-type'
  /** A file in the run root says that overlay is not supported. */
  | 'overlay-cache'
  | 'project-quota'
  | 'mount-options';

/** What a driver lacks. */
export type PodmanLack =
  | 'btrfs'
  | 'zfs'
  | 'aufs'
  | 'devicemapper'
  | 'overlay'
  | 'd-type'
  | 'backing-fs'
  | 'not-registered'
  | 'fuse-overlayfs'
  /** The run root says that overlay did not work. */
  | 'remembered';

export interface Refusal {
  readonly cause: PodmanCause;
  /** What podman says, as far as it can be told beforehand. */
  readonly message: string;
  readonly driver?: string;
  readonly lack?: PodmanLack;
  /** The options, drivers, paths or entries that it is about. */
  readonly names?: readonly string[];
  readonly evidence?: Evidence | null;
}
