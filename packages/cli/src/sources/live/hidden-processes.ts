import { UnknowableError } from '@hostlint/core';
import { once } from './looks.js';
import type { MountTable } from './mount-table.js';

/** Whether /proc is mounted so that other users' processes are absent (linux fs/proc/root.c: hidepid=invisible, ptraceable; once 2, 4). */
export const hidesProcesses = (table: MountTable): boolean =>
  /(?:^|,)hidepid=(?:invisible|ptraceable|2|4)(?:,|$)/.test(table.mountOf('/proc')?.superOptions ?? '');

/** Throws where /proc may hide what was asked for: then an absent process, or a list of them, says nothing. */
export function createHiddenProcesses(
  mounts: () => MountTable,
): (path: string, answer: 'absent' | 'exists') => undefined {
  const hides = once(() => process.geteuid?.() !== 0 && hidesProcesses(mounts()));
  return (path, answer) => {
    const asked = answer === 'absent' ? /^\/+proc\/+\d/ : /^\/+proc\/*$/;
    if (!asked.test(path) || !hides()) return undefined;
    throw new UnknowableError('denied', '/proc hides the processes of other users (hidepid)');
  };
}
