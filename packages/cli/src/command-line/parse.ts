import type { Parsed, ParserOptions } from './parsed.js';
import { readPlainly } from './read-plainly.js';

/** Reads a command line; throws a UsageError for one that means nothing. */
export async function parseCommandLine(argv: readonly string[], options: ParserOptions): Promise<Parsed> {
  const plain = readPlainly(argv, options.commands);
  if (plain) return plain;
  const { parseWithYargs } = await import('./with-yargs.js');
  return parseWithYargs(argv, options);
}
