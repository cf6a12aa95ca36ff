import type { ExitCode } from '@hostlint/core';
import type { Options } from 'yargs';
import type { Environment } from './environment.js';
import type { Flags } from './flags/flags.js';
import type { Progress } from './progress.js';

/** What a shell calls the end of a program by Ctrl-C: what was done until then is told. */
export const interrupted = 130;

export type CommandExitCode = ExitCode | typeof interrupted;

/** What the user asked for: the words after the command's name, and the options. */
export interface Invocation {
  readonly words: readonly string[];
  readonly flags: Flags;
  readonly environment: Environment;
  readonly progress: Progress;
}

/** What goes to standard output, and the exit code. Commands print nothing themselves. */
export interface CommandResult {
  /** In pieces where it is too long for one. */
  readonly text: string | Uint8Array | Iterable<string>;
  readonly exitCode: CommandExitCode;
  /** What the user should know beside it, for standard error: each a sentence without "hostlint: warning:". */
  readonly warnings?: readonly string[];
  /** What went wrong besides, such as a file that could not be written; the exit code is that of trouble then. */
  readonly troubles?: readonly unknown[];
}

export interface Command {
  readonly name: string;
  /** The first line of the help. */
  readonly usage: string;
  /** A few words, for the list of commands. */
  readonly summary: string;
  /** What it is for, at the top of its own help. */
  readonly about: string;
  /** By the name on the command line, without dashes. */
  readonly options: Readonly<Record<string, Options>>;
  readonly examples: readonly (readonly [command: string, meaning: string])[];
  readonly epilogue?: string;
  /** It says itself what it does meanwhile. */
  readonly speaks?: boolean;
  run(invocation: Invocation): Promise<CommandResult>;
}
