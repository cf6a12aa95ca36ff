import type { Evidence } from '@hostlint/core';
import type { FstabEntry } from './fstab.js';
import type { Mount } from './mountinfo.js';

/** The line of /proc/self/mountinfo that shows a mount, and the line of /etc/fstab that asks for it. Of a mount to come the latter alone. */
export function mountEvidence(mount: Mount | null, entry?: FstabEntry): readonly Evidence[] {
  if (mount?.prediction) return mount.prediction.evidence ? [mount.prediction.evidence] : [];
  return [
    ...(mount ? [{ path: '/proc/self/mountinfo', line: mount.line, text: mount.text }] : []),
    ...(entry ? [{ path: '/etc/fstab', line: entry.line, text: entry.text }] : []),
  ];
}
