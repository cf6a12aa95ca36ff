import type { HostSource, Reads } from '@hostlint/core';
import type { ConfigCause, ConfigFault } from '../daemon-config.js';
import type { Effective } from '../effective.js';
import type { Word } from '../words.js';

/** What the checks of files on the host may ask. */
export type ConfigHost = Pick<HostSource, 'read' | 'list' | 'stat' | 'filesystem'>;

export interface HostCheckInput {
  readonly config: Effective;
  readonly host: ConfigHost;
  readonly environment: ReadonlyMap<string, Word>;
  /** Whether systemd hands sockets over; `null`: nobody knows who starts dockerd. */
  readonly socketActivated: boolean | null;
}

/** A check that looks at the host. What it cannot read, it throws (UnknowableError): its cause is then undecided. */
export interface HostCheck {
  readonly cause: ConfigCause;
  /** What it may ask of the host. */
  readonly reads: () => Reads;
  find(input: HostCheckInput): Promise<readonly ConfigFault[]>;
}

/** A path as dockerd resolves it: systemd starts services in `/`. */
export const absolutePath = (path: string): string => (path.startsWith('/') ? path : `/${path}`);

/** Lines of a text file of the host; `undefined` where there is no such file. */
export async function readLines(host: ConfigHost, path: string): Promise<readonly string[] | undefined> {
  const bytes = await host.read(path);
  return bytes && new TextDecoder().decode(bytes).split('\n');
}
