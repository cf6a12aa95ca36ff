import { closeSync, createReadStream, openSync, readFileSync, readSync, statSync } from 'node:fs';
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

/** The first bytes of a regular file; of anything else, nothing: what can be read only once is not touched. */
export function headOfFile(path: string, bytes: number): string {
  try {
    if (!statSync(path).isFile()) return '';
    const file = openSync(path, 'r');
    try {
      const head = Buffer.alloc(bytes);
      return head.toString('utf8', 0, readSync(file, head));
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}

/** What a pipe brings; `undefined` for what is none. */
export const streamOfPipe = (path: string): AsyncIterable<Uint8Array> | undefined =>
  statSync(path, { throwIfNoEntry: false })?.isFIFO() === true
    ? (createReadStream(path) as AsyncIterable<Uint8Array>)
    : undefined;
