import type { Cure } from '@hostlint/core';
import type { RootFault } from '../docker-storage/input.js';
import type { BoltState } from './bolt-header.js';

/** A directory that containerd makes or uses, and what is below it. `null`: cannot be told. */
export interface PlaceView {
  /** As configured; a relative path counts from `/`, where a service runs. */
  readonly configuredPath: string;
  /** Without symlinks if it exists, otherwise as configured. */
  readonly path: string;
  readonly exists: boolean;
  /** The nearest existing ancestor, itself if it exists. */
  readonly existing: string;
  readonly fault: RootFault | null;
  readonly faultPath: string;
  /** How many directories are to be made to get there. */
  readonly missing: number;
  /** Names in it that are there and cannot be made directories: files, and links that lead nowhere. */
  readonly blocked: readonly string[] | null;
  /** Those of them that can be opened and are no directories. */
  readonly files: readonly string[] | null;
  /** Names in it that are directories. */
  readonly made: readonly string[] | null;
  readonly filesystem: FilesystemView;
}

export interface FilesystemView {
  readonly magic: number | null;
  readonly readOnly: boolean | null;
  readonly dType: boolean | null;
  /** Whether a directory can still be made, for blocks; `null`: it may be too tight. */
  readonly blocks: boolean | null;
  /** How many inodes are left; `null`: they are made as needed, or it is not known. */
  readonly inodesFree: number | null;
  /** How more of it could be seen, of a host that does not run. */
  readonly cure?: Cure;
}

export interface GoPlugin {
  readonly path: string;
  readonly isElf: boolean;
}

export interface StartInput {
  readonly version: string;
  readonly strict: boolean;
  readonly makesDefaultState: boolean;
  readonly changesRootMode: boolean | null;
  readonly root: PlaceView;
  readonly state: PlaceView;
  /** /run/containerd, where another state directory is configured. */
  readonly defaultState: PlaceView | null;
  readonly temp: PlaceView | null;
  /** Where each snapshotter that needs a directory keeps its own. */
  readonly snapshotters: Readonly<Record<'overlayfs' | 'native' | 'btrfs' | 'erofs', PlaceView>>;
  /** Go plugins that containerd before 2.1 opens at its start, and whether each is a program at all; builds without cgo open none. */
  readonly goPlugins: readonly GoPlugin[];
  readonly opensGoPlugins: boolean | null;
  readonly metadata: BoltState | 'no-file' | 'unread' | null;
  readonly disabled: ReadonlySet<string>;
  readonly required: readonly string[];
  /** Names of the plugins that proxies stand for, without io.containerd. */
  readonly proxies: ReadonlySet<string>;
  /** The file system types of the kernel; `null`: not known. */
  readonly kernelFilesystems: ReadonlySet<string> | null;
  readonly configured: {
    /** The snapshotter that CRI is told to use. */
    readonly criSnapshotter: string;
    /** What the transfer service unpacks with. */
    readonly transferSnapshotters: readonly string[];
    readonly devmapper: boolean;
    readonly blockfile: boolean;
    readonly tracing: boolean;
    /** Why the CRI plugins would refuse their settings. */
    readonly criProblem: string | null;
    /** Why CRI, once it runs, would end containerd: its listener. */
    readonly criListener: string | null;
  };
}
