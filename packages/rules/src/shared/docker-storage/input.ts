import type { GraphDriver } from './drivers.js';

/** A file system as dockerd's storage drivers see it. `null`: cannot be told. */
export interface FilesystemView {
  /** statfs(2) f_type. */
  readonly magic: number | null;
  readonly readOnly: boolean | null;
  readonly dType: boolean | null;
  /** Whether the kernel takes it as the upper layer of an overlay. */
  readonly upperLayer: boolean | null;
  /** Whether it keeps trusted.* extended attributes. */
  readonly trustedXattrs: boolean | null;
  /** Whether project quotas are enabled. */
  readonly projectQuota: boolean | null;
}

/** `used`: not empty. `no-directory`: there is something else. `dangling`: a symlink that leads nowhere. */
export type DriverHome = 'absent' | 'empty' | 'used' | 'no-directory' | 'dangling';

/** What a driver's directory may be where it could not be looked at. */
export const usualHomes: readonly DriverHome[] = ['absent', 'empty', 'used'];

/** What is wrong with the way to the data-root. */
export type RootFault = 'dangling-link' | 'loop' | 'not-a-directory' | 'below-a-file';

/** All that dockerd's choice of storage depends on. `null`: cannot be told. */
export interface StorageInput {
  /** The engine's version, such as `28.5.2`. */
  readonly version: string;
  /** Whether this build has the zfs driver, which Debian leaves out since 28. */
  readonly hasZfsDriver: boolean | null;
  /** From arguments, daemon.json or DOCKER_DRIVER; empty: dockerd chooses. */
  readonly driver: string;
  readonly options: readonly string[];
  /** features.containerd-snapshotter, where it is set. */
  readonly snapshotter: boolean | undefined;
  readonly remap: boolean;
  readonly root: {
    /** The data-root as dockerd uses it: without symlinks, with the directory of the remapped user. */
    readonly path: string;
    readonly fault: RootFault | null;
    /** The path that the fault is about. */
    readonly faultPath: string;
    /** Things in the data-root that must be directories and are not. */
    readonly blocked: readonly string[] | null;
    /** userns-remap: the ancestor that the remapped root cannot pass; `undefined`: it can pass all. */
    readonly barrier: string | undefined | null;
    readonly filesystem: FilesystemView;
    readonly space: Room;
    readonly inodes: Room;
  };
  readonly homes: Readonly<
    Record<GraphDriver, { readonly state: DriverHome | null; readonly filesystem: FilesystemView }>
  >;
  readonly overlay: {
    readonly usable: boolean | null;
    readonly multipleLower: boolean | null;
    /** Directories are renamed by redirect. */
    readonly redirects: boolean | null;
    readonly metacopy: boolean | null;
    /** Kernels before 4.8 copy up the opaque flag. */
    readonly opaqueBug: boolean | null;
  };
  readonly machine: {
    readonly userNamespace: boolean | null;
    readonly fuseOverlayfs: boolean | null;
    readonly zfs: boolean | null;
    readonly aufs: boolean | null;
    readonly devicemapper: boolean | null;
  };
  /** The file system of containerd's root. */
  readonly containerd: { readonly dType: boolean | null; readonly upperLayer: boolean | null };
}

/** `enough`: more than a new data-root takes. `null`: it depends on what is there already. */
export type Room = 'enough' | 'none' | null;

/** What the choice of the image store depends on. */
export interface ImageStoreQuestion extends Pick<
  StorageInput,
  'version' | 'hasZfsDriver' | 'driver' | 'snapshotter' | 'remap'
> {
  homeState(driver: GraphDriver): DriverHome | null;
}

export const questionOf = (input: StorageInput): ImageStoreQuestion => ({
  ...input,
  homeState: driver => input.homes[driver].state,
});
