/**
 * What a fact may ask of a host, told before it asks. Collectors that cannot run the fact itself (a shell script, the reader of an archive)
 * bring what is declared here; what a fact asks without declaring it is not-captured there, and a test fails.
 *
 * A path is absolute. `*` stands for any characters of one name, a leading dot included. A word in braces stands for what only the host
 * can tell:
 * `{kernel}` the release of the kernel that runs and of each whose modules are installed;
 * `{home}` the home directory and `{uid}` the number of the user who looks;
 * `{pid}` the number of a process;
 * `{cgroup}` the control group of the one who looks, as /proc/self/cgroup has it, or nothing where it is the root of all;
 * `{mount}` each mount point of /proc/self/mountinfo;
 * `{configured}` each absolute path that a configuration file, a unit's file or an argument declared here names (a data-root in
 * daemon.json); where it has wildcards, what it matches and the directories that it is looked for in. Of files that are only named so the
 * text is wanted: what can be run and what is no text may be left out.
 * Each is put into its place as it is: `{configured}/overlay2`. Files with a private key may always be left out.
 *
 * With a path its kind, rights, times and real path may be asked, and those of all above it. What is declared of a path holds of the
 * place that its symlinks lead to.
 */
export interface Reads {
  /** Files whose content is read. */
  readonly files?: readonly (string | FileReads)[];
  /** Directories whose names are listed. */
  readonly lists?: readonly (string | ListReads)[];
  /** Paths of which only kind, rights, times or the real path are asked. */
  readonly stats?: readonly string[];
  /** Paths whose file system is asked for, or that of the nearest directory above it that is there. */
  readonly filesystems?: readonly string[];
  /**
   * Programs with their arguments; an argument may hold `{kernel}` or be `*`. A program is told by its name alone: it is the one that each
   * directory of the system's PATH has, and the one that configuration names by its whole path.
   */
  readonly commands?: readonly (readonly [string, ...string[]])[];
  /** Questions to local daemons: `SOCKET PATH`. */
  readonly sockets?: readonly string[];
  /** Trials that write: `NAME PATH`; at the nearest directory above where it is not there. */
  readonly trials?: readonly string[];
  /** Directories below which all is counted. */
  readonly censuses?: readonly string[];
  /** What readers that this fact shares with others declare. */
  readonly also?: readonly Reads[];
  /** What is asked of few hosts only: a collector that cannot tell which may leave it out. */
  readonly seldom?: Reads;
}

/** A file that may be larger than 4 MiB, or of which less is enough. */
export interface FileReads {
  readonly path: string;
  /** Where it is larger, it is not read at all. */
  readonly maxBytes: number;
}

/** A directory that may have very many names. */
export interface ListReads {
  readonly path: string;
  /** So many names are enough, whichever they are. */
  readonly limit: number;
}

/** What a source answers at most of a file for which nothing else is said. */
export const defaultMaxBytes = 4 * 1024 * 1024;
