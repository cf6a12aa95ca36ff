import { regularFile, writeOutput } from './output.js';
import { UsageError } from './usage-error.js';

/** A file that a run is to write. */
export interface OutputTask {
  /** As on the command line, such as `--output json=report.json`. */
  readonly option: string;
  readonly file: string;
  text(): string | Uint8Array | Iterable<string>;
}

/** Throws where two of them would write one file, by whatever names. */
export function refuseSharedFiles(workingDirectory: string, tasks: readonly Omit<OutputTask, 'text'>[]): void {
  const taken = new Map<string, string>();
  for (const { option, file } of tasks) {
    const path = regularFile(workingDirectory, file);
    if (path === undefined) continue;
    const other = taken.get(path);
    if (other !== undefined)
      throw new UsageError('invalid-value', `"${other}" and "${option}" write one file; give each a file of its own`);
    taken.set(path, option);
  }
}

/** Writes all that can be written, and says what went wrong. */
export function writeOutputs(workingDirectory: string, tasks: readonly OutputTask[]): readonly unknown[] {
  return tasks.flatMap(({ file, text }) => {
    try {
      writeOutput(workingDirectory, file, text());
      return [];
    } catch (error) {
      return [error];
    }
  });
}
