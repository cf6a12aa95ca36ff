import type { FilesystemView, Room, RootFault } from '../docker-storage/input.js';
import type { Refusal } from './causes.js';
import type { PathState } from './driver-options.js';
import type { HomeName } from './drivers.js';
import type { PodmanBuild } from './podman-version.js';
import type { StoreOptions } from './store-options.js';

/** What a driver's directory may be. `no-directory`: there is something else. `dangling`: a symlink that leads nowhere. */
export type HomeState = 'absent' | 'directory' | 'no-directory' | 'dangling';
export const usualHomeStates: readonly HomeState[] = ['absent', 'directory'];

/** A directory that podman works in. `null`: cannot be told. */
export interface RootView {
  readonly path: string;
  readonly fault: RootFault | null;
  readonly faultPath: string;
  readonly filesystem: FilesystemView;
  readonly space: Room;
  readonly inodes: Room;
  /** Entries that podman makes as directories or files and that are something else, by name. */
  readonly blocked: readonly string[] | null;
}

/** What libpod's database says; `null` values are not in it. */
export type DatabaseView =
  | { readonly state: 'none' | 'unknown' }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | {
      readonly state: 'read';
      readonly driver: string;
    };

/** What podman remembers in its run root of earlier trials; `undefined`: nothing. `null`: cannot be told. */
export interface OverlayCache {
  readonly overlay: boolean | null | undefined;
  readonly metacopy: boolean | null | undefined;
  readonly nativeDiff: boolean | null | undefined;
}

/** All that podman's storage depends on. `null`: cannot be told. */
export interface PodmanInput {
  readonly version: string;
  readonly library: string;
  readonly build: PodmanBuild;
  /** What ends podman before it looks at storage, in its order. */
  readonly early: readonly Refusal[];
  /** What may do so, and the question that decides it. */
  readonly earlyOpen: { readonly question: string; readonly refusal: Refusal } | null;
  readonly store: StoreOptions;
  /** Where the configuration points; the database may say another. */
  readonly configured: RootView;
  readonly root: RootView;
  readonly runRoot: RootView;
  readonly database: DatabaseView;
  readonly homes: Readonly<Record<HomeName, HomeState | null>>;
  readonly overlayHome: {
    readonly filesystem: FilesystemView;
    /** What .has-mount-program says. */
    readonly flag: 'true' | 'false' | 'none' | null;
    /** Whether layers carry what fuse-overlayfs leaves. */
    readonly indicators: boolean | null;
  };
  readonly cache: OverlayCache;
  readonly overlay: {
    readonly usable: boolean | null;
    readonly multipleLower: boolean | null;
    readonly redirects: boolean | null;
    readonly metacopy: boolean | null;
    readonly opaqueBug: boolean | null;
  };
  readonly machine: {
    readonly userNamespace: boolean | null;
    readonly fuseOverlayfs: boolean | null;
    readonly composefs: boolean | null;
    readonly zfs: boolean | null;
    readonly aufs: boolean | null;
    readonly devicemapper: boolean | null;
  };
  stateOf(path: string): PathState | null;
}

/** The name of the driver that podman takes: the database's goes before the configured one. Source: libpod/runtime.go mergeDBConfig. */
export const chosenDriver = ({ database, store }: Pick<PodmanInput, 'database' | 'store'>): string =>
  database.state === 'read' && database.driver !== '' ? database.driver : store.driver.value;
