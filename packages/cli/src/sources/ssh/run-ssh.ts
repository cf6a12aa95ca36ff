import { cleanText } from '@hostlint/core';
import { TargetError } from '../target-error.js';

/** How ssh ended and what it said. */
export interface SshEnd {
  readonly stdout: Uint8Array;
  /** Its last words. */
  readonly stderr: string;
  /** `null`: a signal ended it. */
  readonly code: number | null;
}

const mostBytes = 64 * 1024 * 1024;
const mostWords = 8192;

/** Runs ssh without a shell, with the script as its input, and bounds on time and size. */
export async function runSsh(
  words: readonly string[],
  script: string,
  { target, timeoutMs }: { readonly target: string; readonly timeoutMs: number },
): Promise<SshEnd> {
  const { spawn } = process.getBuiltinModule('node:child_process');
  const child = spawn('ssh', words, { stdio: ['pipe', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  let length = 0;
  let stderr = '';
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<SshEnd>((resolve, reject) => {
      timer = setTimeout(
        () =>
          reject(new TargetError(`"${target}" gave no whole snapshot within ${timeoutMs / 1000} s; ${last(stderr)}`)),
        timeoutMs,
      );
      child.stdout.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length > mostBytes)
          reject(new TargetError(`"${target}" sends more than ${mostBytes} bytes, so it is no snapshot of one host`));
      });
      child.stderr.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString()).slice(-mostWords)));
      // A host that hangs up while the script is sent says why on standard error.
      child.stdin.on('error', () => undefined);
      child.on('error', (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'ENOENT'
            ? new TargetError(`"${target}" needs \`ssh\`, which is not here; install the client of OpenSSH`)
            : error,
        ),
      );
      child.on('close', code => resolve({ stdout: new Uint8Array(Buffer.concat(chunks)), stderr, code }));
      child.stdin.end(script);
    });
  } catch (error) {
    child.kill('SIGKILL');
    child.stdout.destroy();
    child.stderr.destroy();
    child.unref();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** The last lines that ssh or the host wrote, as a part of a sentence. */
export function last(stderr: string): string {
  const lines = stderr
    .split(/[\r\n]+/)
    .map(line => cleanText(line).trim())
    .filter(line => line !== '');
  return lines.length === 0 ? 'ssh said nothing' : `ssh's last words: ${lines.slice(-2).join(' / ')}`;
}
