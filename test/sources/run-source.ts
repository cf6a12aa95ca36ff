import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** What starts one of the programs beside this file from its source text, for `spawn`. */
export const sourceCommand = (file: string, ...given: readonly string[]): readonly string[] => [
  process.execPath,
  '--import=tsx',
  '--conditions=hostlint-source',
  `${repository}test/sources/${file}`,
  ...given,
];

/** Starts a program (the repository is its working directory) and gives its process, its output and how long it took. */
export function start([program = '', ...given]: readonly string[]): {
  readonly child: ChildProcess;
  readonly ended: Promise<{
    readonly stdout: string;
    readonly stderr: string;
    readonly code: number | null;
    readonly ms: number;
  }>;
} {
  const began = performance.now();
  const child = spawn(program, given, { cwd: repository, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ended = new Promise<{ stdout: string; stderr: string; code: number | null; ms: number }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve({ ...output, code, ms: performance.now() - began }));
  });
  return { child, ended };
}
