import type { Writable } from 'node:stream';
import type { HostSource, Plugin, Reads } from '@hostlint/core';

/** A standard stream as the tool sees it: text goes in, and it may be a terminal. */
export type TextStream = Writable & { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined };

/** A source that writes down what it is asked, and what it has written. */
export interface Recording {
  readonly source: HostSource;
  toSnapshot(): string;
}

/** Everything around the process that a run depends on. Nothing else of the surroundings is looked at. */
export interface Environment {
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  readonly hostname: string;
  /** Milliseconds since 1970: when the tool runs. A host's own clock is a matter of facts. */
  now(): number;
  /** Who runs the tool, and who called sudo; `undefined` where the platform has no user ids. */
  readonly user: { readonly uid: number; readonly invokerUid: number | undefined } | undefined;
  /** The plugins that are always there. */
  readonly plugins: readonly Plugin[];
  /**
   * Opens a target; `undefined` is the machine that hostlint runs on. `probes` allows trials that write, `censusMs` counts that may take so long, `reads` tells what facts want of an
   * archive that is too large to keep.
   */
  open(
    target: string | undefined,
    options: {
      readonly probes: boolean;
      readonly censusMs?: number | undefined;
      readonly reads: () => readonly Reads[];
    },
  ): Promise<HostSource>;
  /** Calls when the user interrupts, from now on until what is answered is called. Without it the process ends at once. */
  onInterrupt?(listener: () => void): () => void;
  /** Wraps a source so that what is read through it is written down. */
  record(source: HostSource): Recording;
}
