/** What a host is read from. `live` is the running machine; the others are captured or mounted. */
export type SourceKind = 'live' | 'rootfs' | 'image' | 'snapshot' | 'memory';

export type FileType = 'file' | 'directory' | 'symlink' | 'fifo' | 'socket' | 'block-device' | 'character-device';

export interface FileStat {
  readonly type: FileType;
  /** Permission bits only, such as 0o644. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly sizeBytes: number;
  /** The device number of the file system as `MAJOR:MINOR`, the form of /proc/self/mountinfo; `null` where the source has none. */
  readonly device: string | null;
  readonly inode: number;
  readonly links: number;
  /** When the content was last written, in milliseconds since 1970. */
  readonly modifiedMs: number;
  /** When content, name or rights last changed (ctime), in milliseconds since 1970. It cannot be set back. */
  readonly changedMs: number;
}

/** Feature bits of an XFS file system, from the superblock or XFS_IOC_FSGEOMETRY (linux fs/xfs/libxfs/xfs_fs.h). */
export interface XfsGeometry {
  readonly version: 4 | 5;
  readonly ftype: boolean;
}

/** The ext2/3/4 features that containers depend on (linux fs/ext4/ext4.h). */
export interface ExtFeatures {
  readonly filetype: boolean;
  readonly casefold: boolean;
}

/** What statfs(2), getdents64(2) and the file system's own feature flags say about the file system that holds a path. */
export interface FilesystemAnswer {
  /** statfs(2) f_type as an unsigned 32-bit number. */
  readonly magic: number;
  readonly blockSizeBytes: number;
  readonly blocks: number;
  readonly blocksFree: number;
  /** Blocks an unprivileged user may still take. */
  readonly blocksAvailable: number;
  /** All inodes; 0 where the file system makes them as needed and keeps no count (btrfs). */
  readonly inodes: number;
  readonly inodesFree: number;
  /** The device number as `MAJOR:MINOR`. */
  readonly device: string | null;
  /** Whether directory entries carry their type; `null` when that could not be seen. */
  readonly dType: boolean | null;
  /** How `dType` was seen, or why it could not be: a short sentence for people. */
  readonly dTypeEvidence: string;
  readonly xfs: XfsGeometry | null;
  readonly ext: ExtFeatures | null;
}

export interface CommandResult {
  /** Exit status; `null` when a signal ended the command. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a trial told. `detail` is the system's own word when it failed. */
export interface ProbeAnswer {
  readonly works: boolean;
  readonly detail: string;
}

/** What lies below a directory, itself included, as far as its own file system reaches. */
export interface CensusAnswer {
  /** Names; `.` and `..` are none. */
  readonly entries: number;
  readonly directories: number;
  /** A file with several names there is one. */
  readonly inodes: number;
  /** Whether all was counted: nothing was denied, and there was time enough. */
  readonly complete: boolean;
}

/** Trials that write, and therefore run only when the user allowed them. */
export type ProbeName = 'overlay-mount' | 'overlay-native-diff';

export interface ReadOptions {
  readonly maxBytes?: number;
  /** `gzip`: a file packed so is answered unpacked, and `maxBytes` bounds it unpacked as well. */
  readonly unpack?: 'gzip';
}

/** The verbs of a source that has all answers at hand: they return, or throw, what those of the source resolve to or reject with. */
export type AnswersAtOnce = {
  readonly [Verb in 'read' | 'list' | 'stat' | 'realpath' | 'filesystem' | 'run' | 'get' | 'probe']: (
    ...question: Parameters<HostSource[Verb]>
  ) => Awaited<ReturnType<HostSource[Verb]>>;
} & {
  census(path: string): CensusAnswer | undefined;
  /** What a source is, besides: facts may go by it as by an answer. */
  about(): { readonly kind: SourceKind; readonly readAtMs: number | undefined };
};

/**
 * The verbs of a source that seldom waits: what has to be waited for is promised, all else is answered at once. An unknown answer is
 * thrown where it is at hand.
 */
export type PromptAnswers = {
  readonly [Verb in Exclude<keyof AnswersAtOnce, 'census' | 'about'>]: (
    ...question: Parameters<AnswersAtOnce[Verb]>
  ) => ReturnType<AnswersAtOnce[Verb]> | ReturnType<HostSource[Verb]>;
};

/**
 * A place a host can be read from. Every method answers with a value, with `undefined` for what is known not to exist,
 * or rejects with an `UnknowableError`. Paths are absolute host paths; symlinks never lead outside the host's root.
 */
export interface HostSource {
  readonly kind: SourceKind;
  /** What the host was called when it was read, where the source knows it. */
  readonly label?: string | undefined;
  /** When it was read, by the clock of who reads it, in milliseconds since 1970; for hosts without a clock of their own. */
  readonly readAtMs?: number | undefined;
  /** Read by root, whom nothing but a security module or a namespace keeps out: more rights are not to be had. */
  readonly asRoot?: boolean | undefined;
  /** Where no answer changes and none needs waiting: the same answers, at once. */
  readonly atOnce?: AnswersAtOnce;
  /**
   * The same object for hosts that cannot be told apart by lists, by where paths lead, and by type, mode and owner of what lies there.
   */
  readonly likeness?: object;
  /** The content of a regular file, at most `maxBytes` (default 4 MiB; a larger file is unknowable: malformed). */
  read(path: string, options?: ReadOptions): Promise<Uint8Array | undefined>;
  /** Names in a directory, sorted by code unit; with `limit`, at most that many of them. */
  list(path: string, options?: { readonly limit?: number }): Promise<readonly string[] | undefined>;
  /** Follows symlinks unless `follow` is false. */
  stat(path: string, options?: { readonly follow?: boolean }): Promise<FileStat | undefined>;
  realpath(path: string): Promise<string | undefined>;
  filesystem(path: string): Promise<FilesystemAnswer | undefined>;
  /** Runs a program that only reads. `undefined`: there is no such program. */
  run(command: readonly [string, ...string[]]): Promise<CommandResult | undefined>;
  /** Asks a local daemon's socket by HTTP GET. `undefined`: no such socket. */
  get(socket: string, path: string): Promise<Uint8Array | undefined>;
  probe(name: ProbeName, path: string): Promise<ProbeAnswer>;
  /** Counts what lies below a directory, which may take long and therefore runs only when the user allowed it. Without it nobody can count. */
  census?(path: string): Promise<CensusAnswer | undefined>;
}
