/** A host among several: where it is to be read from, or a line of a file of snapshots. */
export interface HostEntry {
  /** As messages call it: `fleet/web-1.tar.gz`, `fleet.ndjson:17`. */
  readonly name: string;
  readonly target: string;
  /** A snapshot that is in memory already. */
  readonly line?: Uint8Array;
}

/** What is read over a network waits more than it works. */
export const isRemote = ({ target, line }: HostEntry): boolean =>
  line === undefined && /^[a-z][a-z0-9+.-]*:\/\//.test(target);
