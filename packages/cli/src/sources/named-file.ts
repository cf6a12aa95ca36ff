import { readFileSync, statSync } from 'node:fs';
import { UsageError, type UsageFault } from '../usage-error.js';

/** The text of a file that the user named or that lies beside the configuration. Throws a UsageError that says why there is none. */
export function readNamedFile(path: string, what: string, code: UsageFault, mostBytes: number): string {
  let bytes: Buffer;
  try {
    // A pipe (`<(…)` in a shell) has no size beforehand.
    if (statSync(path).size > mostBytes) throw new Error(`it is larger than ${mostBytes} bytes`);
    bytes = readFileSync(path);
    if (bytes.length > mostBytes) throw new Error(`it is larger than ${mostBytes} bytes`);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const reason = missing ? 'there is no such file' : error instanceof Error ? error.message : String(error);
    throw new UsageError(code, `cannot read ${what} "${path}": ${reason}`, { cause: error });
  }
  return bytes.toString('utf8');
}
