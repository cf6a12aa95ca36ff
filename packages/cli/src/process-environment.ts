import { hostname } from 'node:os';
import rules from '@hostlint/rules';
import type { Environment } from './environment.js';
import { openSource } from './sources/open.js';
import { recordSource } from './sources/snapshot/recording.js';

/** The surroundings of this very process. */
export function processEnvironment(): Environment {
  const { env, stdout, stderr } = process;
  const invoker = Number(env.SUDO_UID);
  return {
    stdout,
    stderr,
    variables: env,
    workingDirectory: process.cwd(),
    hostname: hostname(),
    now: Date.now,
    user: process.geteuid && {
      uid: process.geteuid(),
      invokerUid: env.SUDO_UID !== undefined && Number.isInteger(invoker) ? invoker : undefined,
    },
    plugins: [rules],
    open: (target, options) => openSource(target, target === '-' ? { ...options, stdin: process.stdin } : options),
    onInterrupt(listener) {
      process.on('SIGINT', listener);
      return () => void process.off('SIGINT', listener);
    },
    record: source => recordSource(source),
  };
}
