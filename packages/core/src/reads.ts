/**
 * What a fact may ask of a host, told before it asks. Collectors that cannot run the fact itself (a shell script, the reader of an archive)
 * bring what is declared here; what a fact asks without declaring it is not-captured there, and a test fails.
 *
 * A path is absolute. `*` stands for any characters of one name. A word in braces stands for what only the host can tell:
 * `{kernel}` the release of the kernel that runs and of each whose modules are installed;
 * `{configured}` each absolute path that a file or an argument declared here names (a data-root in daemon.json);
 * `{home}` the home directory and `{uid}` the number of the user who looks.
 */
export interface Reads {
  /** Files whose content is read. */
  readonly files?: readonly string[];
  /** Directories whose names are listed. */
  readonly lists?: readonly string[];
  /** Paths of which only kind, rights, times or the real path are asked. */
  readonly stats?: readonly string[];
  /** Paths whose file system is asked for. */
  readonly filesystems?: readonly string[];
  /** Programs with their arguments; an argument may hold `{kernel}`, `{configured}`, `{home}`, `{uid}` or be `*`. */
  readonly commands?: readonly (readonly [string, ...string[]])[];
  /** Questions to local daemons: `SOCKET PATH`. */
  readonly sockets?: readonly string[];
  /** Trials that write: `NAME PATH`. */
  readonly trials?: readonly string[];
}
