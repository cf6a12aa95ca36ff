import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './usage-error.js';

/** Writes a file that the user named; nothing else in the command line tool writes files. */
export function writeOutput(workingDirectory: string, file: string, text: string | Uint8Array): void {
  try {
    writeFileSync(resolve(workingDirectory, file), text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError('unwritable-file', `cannot write "${file}": ${reason}`, { cause: error });
  }
}
