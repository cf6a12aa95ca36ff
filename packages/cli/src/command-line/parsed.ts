import type { Command } from '../command.js';
import type { Flags } from '../flags/flags.js';

/** What a command line means: a command to run, or text to show. */
export type Parsed = Asked | { readonly text: string };

export interface Asked {
  readonly command: Command;
  readonly words: readonly string[];
  readonly flags: Flags;
}

export interface ParserOptions {
  /** The first command is the default. */
  readonly commands: readonly Command[];
  readonly version: string;
  /** Columns that help may take. */
  readonly width: number;
  /** Words that complete what stands on the command line. */
  complete(current: string, words: readonly string[]): readonly string[] | undefined;
}
