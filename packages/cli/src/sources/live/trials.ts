import { createRequire } from 'node:module';
import { type ProbeAnswer, type ProbeName, UnknowableError } from '@hostlint/core';
import { nameTrialDirectory, removeLeftovers } from './trial-directory.js';
import { runTrial, type Trial, type TrialAnswer } from './trial-child.js';

const program = `
const __name = value => value;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGPIPE']) process.on(signal, () => undefined);
const answer = (${runTrial.toString()})(JSON.parse(require('node:fs').readFileSync(0, 'utf8')), require);
try { require('node:fs').writeSync(1, JSON.stringify(answer)); } catch {}`;

/**
 * Makes a trial in a directory, in a child process with a private mount namespace. The child is in a session of its own, so that Ctrl-C
 * does not reach it: it takes milliseconds, and removes what it made, whatever becomes of us. What a killed child leaves, we remove.
 */
export async function tryOut(
  name: ProbeName,
  directory: string,
  options: { readonly timeoutMs: number; readonly unshare: string; readonly koffi?: string | null },
): Promise<ProbeAnswer> {
  const { koffi } = options;
  const { spawn } = process.getBuiltinModule('node:child_process');
  removeLeftovers(directory);
  const ours = nameTrialDirectory();
  const trial: Trial = { name, directory: `${directory}/${ours}`, koffi: koffi === undefined ? locateKoffi() : koffi };
  const given = ['--mount', '--propagation', 'private', process.execPath, '-e', program];
  const child = spawn(options.unshare, given, { stdio: ['pipe', 'pipe', 'pipe'], env: {}, cwd: '/', detached: true });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString().slice(0, 4096)));
  child.stdin.on('error', () => undefined).end(JSON.stringify(trial));
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => {
        child.kill('SIGKILL');
        child.unref();
        reject(
          new UnknowableError(
            'timed-out',
            `the trial in "${directory}" did not end within ${options.timeoutMs / 1000} s`,
          ),
        );
      }, options.timeoutMs);
      child.on('error', reject).on('close', () => resolve());
    });
    return answerOf(output);
  } finally {
    clearTimeout(timer);
    removeLeftovers(directory, ours);
  }
}

function answerOf(output: { readonly stdout: string; readonly stderr: string }): ProbeAnswer {
  const answer = parseAnswer(output.stdout);
  if (answer && 'works' in answer) return answer;
  if (answer) throw new UnknowableError(answer.reason, `the trial could not be made: ${answer.detail}`);
  const reason = /not permitted|permission denied/i.test(output.stderr) ? 'denied' : 'unsupported';
  throw new UnknowableError(reason, `the trial could not be made: ${output.stderr.trim() || 'no answer'}`);
}

function parseAnswer(text: string): TrialAnswer | undefined {
  try {
    return JSON.parse(text) as TrialAnswer;
  } catch {
    return undefined;
  }
}

function locateKoffi(): string | null {
  try {
    return createRequire(import.meta.url).resolve('koffi');
  } catch {
    return null;
  }
}
