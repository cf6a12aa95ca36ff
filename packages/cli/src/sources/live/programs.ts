import { type CommandResult, UnknowableError } from '@hostlint/core';
import { absentOrThrow } from './fault.js';
import { kernelName } from './kernel-name.js';

const directories = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
const environment = { PATH: directories.join(':'), LC_ALL: 'C' };
const mostOutputBytes = 1024 * 1024;

/** What Node knows without starting a program. */
const known: ReadonlyMap<string, () => string | number | undefined> = new Map<
  string,
  () => string | number | undefined
>([
  ['uname -m', () => kernelName('machine')],
  ['uname -r', () => kernelName('release')],
  ['uname -v', () => kernelName('version')],
  ['uname -s', () => kernelName('type')],
  ['id -u', () => process.geteuid?.()],
  ['id -g', () => process.getegid?.()],
]);

export function runWithoutProcess(command: readonly string[]): CommandResult | undefined {
  // What the user's own shell hands on: a program would be started with none of it.
  if (command[0] === 'printenv' && command[1] !== undefined && command.length === 2) {
    const value = process.env[command[1]];
    return { code: value === undefined ? 1 : 0, stdout: value === undefined ? '' : `${value}\n`, stderr: '' };
  }
  const answer = known.get(command.join(' '))?.();
  return answer === undefined ? undefined : { code: 0, stdout: `${answer}\n`, stderr: '' };
}

/** Where a program may be: an absolute path is taken as it is, a name is looked up in the system's directories, never in the user's PATH. */
export function placesOfProgram(name: string): string[] {
  if (name.startsWith('/')) return [name];
  if (name === '' || name.includes('/')) throw new UnknowableError('malformed', `"${name}" is no name of a program`);
  return directories.map(directory => `${directory}/${name}`);
}

/** Starts a program without a shell, with nothing on its standard input, little in its environment, and bounds on time and output. */
export async function runProgram(
  path: string,
  given: readonly string[],
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
): Promise<CommandResult | undefined> {
  const { spawn } = process.getBuiltinModule('node:child_process');
  const child = spawn(path, given, { stdio: ['ignore', 'pipe', 'pipe'], env: environment, cwd: '/' });
  const command = [path, ...given].join(' ');
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<CommandResult>((resolve, reject) => {
      const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
      let length = 0;
      timer = setTimeout(() => {
        reject(new UnknowableError('timed-out', `"${command}" did not end within ${options.timeoutMs / 1000} s`));
      }, options.timeoutMs);
      const take = (name: 'stdout' | 'stderr') => (chunk: Buffer) => {
        length += chunk.length;
        chunks[name].push(chunk);
        if (length > mostOutputBytes)
          reject(new UnknowableError('malformed', `"${command}" prints more than ${mostOutputBytes} bytes`));
      };
      options.signal?.addEventListener('abort', () => reject(options.signal?.reason as Error), { once: true });
      child.stdout.on('data', take('stdout'));
      child.stderr.on('data', take('stderr'));
      child.on('error', reject);
      child.on('close', code => {
        resolve({
          code,
          stdout: Buffer.concat(chunks.stdout).toString(),
          stderr: Buffer.concat(chunks.stderr).toString(),
        });
      });
    });
  } catch (error) {
    child.kill('SIGKILL');
    child.stdout.destroy();
    child.stderr.destroy();
    child.unref();
    if (options.signal?.aborted) throw error;
    return absentOrThrow(error, path);
  } finally {
    clearTimeout(timer);
  }
}
