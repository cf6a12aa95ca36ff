import { runProgram } from '../run-program.js';

/** Why the system's cp cannot copy a store; `undefined`: it can. BusyBox leaves extended attributes out and does not say so. */
export async function unfitCp(): Promise<string | undefined> {
  const advice = 'install GNU coreutils (Alpine: apk add coreutils)';
  try {
    const { stdout, stderr } = await runProgram(['cp', '--help'], { timeoutMs: 10_000 });
    const text = stdout + stderr;
    if (['--preserve', '--reflink', '--sparse'].every(option => text.includes(option))) return undefined;
    return `cp here does not keep extended attributes; ${advice}`;
  } catch {
    return `there is no cp; ${advice}`;
  }
}
