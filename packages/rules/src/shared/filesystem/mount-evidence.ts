import type { Evidence } from '@hostlint/core';
import type { FstabEntry } from './fstab.js';
import type { Mount } from './mountinfo.js';

/** The line of /proc/self/mountinfo that shows a mount, and the line of /etc/fstab that asks for it. */
export function mountEvidence(mount: Mount | null, entry?: FstabEntry): readonly Evidence[] {
  return [
    ...(mount ? [{ path: '/proc/self/mountinfo', line: mount.line, text: mount.text }] : []),
    ...(entry ? [{ path: '/etc/fstab', line: entry.line, text: entry.text }] : []),
  ];
}
