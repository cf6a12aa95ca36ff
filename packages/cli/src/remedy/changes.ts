/** A program and its arguments; no shell ever reads them. */
export type Argv = readonly [string, ...string[]];

/**
 * One change to the host as the journal keeps it: plain JSON, written before the change is made, with all that takes it back. Undoing
 * one must be right whether it was made, half made or not made at all, and must be right twice.
 */
export type Change =
  FileChange | DirectoryChange | CommandChange | ServiceChange | StoreAsideChange | StoreCopyChange | StoreUseChange;

/** What was at a path before. The content lies in the journal's directory under `saved`. */
export type FileBefore =
  | { readonly state: 'absent' }
  | { readonly state: 'file'; readonly saved: string; /** SHA-256. */ readonly digest: string };

/** A file is written, replaced or removed. */
export interface FileChange {
  readonly kind: 'file';
  /** Without symlinks: the file itself is replaced, a link to it stays. */
  readonly path: string;
  readonly before: FileBefore;
  /** SHA-256 of what it becomes; `null`: it is removed. */
  readonly after: string | null;
}

/** A directory is made. Undoing removes it where nothing else was put into it. */
export interface DirectoryChange {
  readonly kind: 'directory';
  readonly path: string;
}

/** A program is run. Undoing runs another one, or nothing where there is nothing to take back. */
export interface CommandChange {
  readonly kind: 'command';
  readonly argv: Argv;
  readonly undo: Argv | null;
}

/** A service is stopped or started. Undoing one does the other. */
export interface ServiceChange {
  readonly kind: 'service';
  readonly action: 'stop' | 'start';
  readonly service: ServiceOrders;
  /** Whether it ran when the run began; what did not run is not started by undoing. */
  readonly ranBefore: boolean;
  /** What ran in it, and runs again when stopping it is undone, as far as it can be started. */
  readonly resume?: { readonly socket: string; readonly containers: readonly string[] };
}

/** How a service is stopped and started, and how to see that it is gone. */
export interface ServiceOrders {
  readonly name: string;
  readonly stop: readonly Argv[];
  readonly start: readonly Argv[];
  /** The file that holds its process number; empty: none. */
  readonly pidfile: string;
  /** How the names of its process begin: a number in an old file may be that of another one by now. */
  readonly process: string;
  /** How long it may take to be gone. */
  readonly waitMs: number;
}

/**
 * A directory in a store that is the run's own: `copy` holds a copy of the store, `after` what the store had become when the copy was put
 * back. Undoing removes it, but for what people may want to have of `after`.
 */
export interface StoreAsideChange {
  readonly kind: 'store-aside';
  readonly store: string;
  readonly aside: string;
}

/** A store is copied aside. Undoing removes what is left of the copy. */
export interface StoreCopyChange {
  readonly kind: 'store-copy';
  readonly store: string;
  readonly aside: string;
  readonly names: readonly string[];
}

/** From here on the store may be written to. Undoing puts the copy back in its place, but for what is carried over. */
export interface StoreUseChange {
  readonly kind: 'store-use';
  readonly store: string;
  readonly aside: string;
  /** Names in the store that stay as they are when the rest is put back, such as volumes. */
  readonly carried: readonly string[];
}
