import type { HostSource, Plugin, Reads } from '@hostlint/core';
import type { Flags } from './flags/flags.js';
import type { SnapshotMemory } from './sources/snapshot/snapshot-memory.js';
import type { HelperAnswer, HelperOrder } from './many/crew.js';

/** A standard stream as the tool sees it: text goes in, and it may be a terminal. */
export interface TextStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string | Uint8Array, done?: (error?: Error | null) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** What is known of a target before it is opened. */
export interface TargetOptions {
  readonly probes: boolean;
  readonly reads: () => readonly Reads[];
  /** Allow counts, each for so many milliseconds at most. */
  readonly censusMs?: number | undefined;
  /** Over ssh: become root by sudo. */
  readonly sudo?: boolean;
  /** Over ssh: how long one look may take. */
  readonly timeoutMs?: number;
  /** In place of the standard input of the process. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** What was learned of the snapshots before, of a run over many. */
  readonly memory?: SnapshotMemory | undefined;
  /** What the target holds, where it was read already: nothing is opened then. */
  readonly bytes?: Uint8Array;
  readonly isFile?: boolean;
}

/** A source that writes down what it is asked, and what it has written. */
export interface Recording {
  readonly source: HostSource;
  toSnapshot(): string;
}

/** A thread that judges hosts beside this one. */
export interface HelperThread {
  send(order: HelperOrder): void;
  onAnswer(hear: (answer: HelperAnswer) => void): void;
  /** Is told of a thread that ends without being stopped. */
  onEnd(hear: (error: Error) => void): void;
  stop(): Promise<void>;
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
   * Opens a target; `undefined` is the machine that hostlint runs on. `probes` allows trials that write, `reads` tells what facts want of an
   * archive that is too large to keep or of a host over ssh, where `sudo` and `timeoutMs` count.
   */
  open(target: string | undefined, options: TargetOptions): Promise<HostSource>;
  /** All of a file that is not large; `undefined` for other targets, and for what cannot be read. */
  readSmallFile?(target: string): Uint8Array | undefined;
  /** What a pipe brings. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** Threads that judge many hosts; without, this one judges them all. They find the same surroundings. */
  readonly threads?: { readonly most: number; start(flags: Flags): HelperThread } | undefined;
  /** Asks the user on the terminal for a yes; absent where there is no terminal to ask on. */
  readonly ask?: ((question: string) => Promise<boolean>) | undefined;
  /** Calls when the user interrupts, from now on until what is answered is called. Without it the process ends at once. */
  onInterrupt?(listener: () => void): () => void;
  /** Wraps a source so that what is read through it is written down. */
  record(source: HostSource): Recording;
}
