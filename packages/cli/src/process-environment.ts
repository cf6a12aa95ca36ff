import rules from '@hostlint/rules';
import type { Environment } from './environment.js';
import { kernelName } from './sources/live/kernel-name.js';
import { readSmallFile } from './sources/small-file.js';
import { openSource } from './sources/open.js';
import { recordSource } from './sources/snapshot/recording.js';
import { threads } from './many/threads.js';
import { standardStream } from './standard-stream.js';

/** The surroundings of this very process. */
export function processEnvironment(): Environment {
  const { env } = process;
  const stderr = standardStream(2, () => process.stderr);
  const invoker = Number(env.SUDO_UID);
  return {
    stdout: standardStream(1, () => process.stdout),
    stderr,
    variables: env,
    workingDirectory: process.cwd(),
    hostname: kernelName('hostname'),
    now: Date.now,
    user: process.geteuid && {
      uid: process.geteuid(),
      invokerUid: env.SUDO_UID !== undefined && Number.isInteger(invoker) ? invoker : undefined,
    },
    plugins: [rules],
    open: (target, options) => openSource(target, target === '-' ? { stdin: process.stdin, ...options } : options),
    readSmallFile,
    get stdin() {
      return process.stdin;
    },
    get threads() {
      return threads();
    },
    get ask() {
      return process.stdin.isTTY && stderr.isTTY ? ask : undefined;
    },
    onInterrupt(listener) {
      process.on('SIGINT', listener);
      return () => void process.off('SIGINT', listener);
    },
    record: source => recordSource(source),
  };
}

async function ask(question: string): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises');
  const dialogue = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // The end of the input is no yes, and nothing would wait for it otherwise.
    const ended = new Promise<string>(resolve => dialogue.once('close', () => resolve('')));
    return /^(?:y|yes)$/i.test((await Promise.race([dialogue.question(question), ended])).trim());
  } finally {
    dialogue.close();
  }
}
