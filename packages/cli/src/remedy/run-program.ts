import { spawn } from 'node:child_process';
import type { Argv } from './changes.js';
import { RemedyError } from './remedy-error.js';

export interface ProgramOptions {
  readonly timeoutMs: number;
  readonly cwd?: string;
  /** Ends the program. */
  readonly signal?: AbortSignal | undefined;
}

export interface ProgramResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const mostOutput = 64 * 1024;
/** The PATH that systemd gives to services. */
const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * Runs a program to its end. It gets a session of its own: an interrupt from the terminal is for hostlint, which then decides. A
 * service that it leaves behind may keep its output open, so its end is what counts, not that of the output.
 */
export function runProgram(argv: Argv, { timeoutMs, cwd, signal }: ProgramOptions): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const [program, ...given] = argv;
    const child = spawn(program, given, {
      ...(cwd === undefined ? {} : { cwd }),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:${path}`, LC_ALL: 'C' },
    });
    const kept = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].on('data', (bytes: Buffer) => {
        if (kept[name].length < mostOutput) kept[name] += bytes.toString();
      });
    }
    const end = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    };
    const timer = setTimeout(() => {
      end();
      reject(new RemedyError(`"${argv.join(' ')}" did not end within ${timeoutMs / 1000} s`));
    }, timeoutMs);
    signal?.addEventListener('abort', end, { once: true });
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
    };
    child.once('error', error => {
      settle();
      reject(new RemedyError(`"${program}" cannot be run: ${error.message}`, { cause: error }));
    });
    child.once('exit', code => {
      settle();
      // What is in the pipes by now is its own.
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
        resolve({ code, ...kept });
      }, 20);
    });
  });
}

/** Runs a program that must succeed. */
export async function runToSuccess(argv: Argv, options: ProgramOptions): Promise<ProgramResult> {
  const result = await runProgram(argv, options);
  options.signal?.throwIfAborted();
  if (result.code === 0) return result;
  const said = (result.stderr.trim() || result.stdout.trim()).split('\n').slice(0, 5).join('; ');
  throw new RemedyError(
    `"${argv.join(' ')}" ${result.code === null ? 'was ended by a signal' : `failed with code ${result.code}`}${said === '' ? '' : `: ${said}`}`,
  );
}
