import { UnknowableError } from '@hostlint/core';

/**
 * What a kernel, udev and systemd put up anew on each start. What a root file system holds there is never seen by the host, or is that of
 * the machine at hand.
 */
const trees: ReadonlySet<string> = new Set(['/proc', '/sys', '/dev', '/run']);

/** Throws for what is there on a running host only. */
export function refuseRunning(path: string): undefined {
  if (!trees.has(path)) return undefined;
  throw new UnknowableError('not-running', `${path} is a thing of a running host, and this is a root file system`);
}

export const nullDevice = '/dev/null';
