import type { ProbeAnswer } from '@hostlint/core';
import { hasMountSyntax } from './mount-syntax.js';

/**
 * Whom a failed trial accuses. `refused`: the file system. `no-overlay`: the kernel has none. `path`: mount options cannot name the path.
 * `not-allowed`: this user may not mount or write there.
 */
export type TrialVerdict = 'works' | 'refused' | 'no-overlay' | 'path' | 'not-allowed';

const notAllowed =
  /not permitted|permission denied|EPERM|EACCES|must be superuser|EROFS|read-only file system|no space left|ENOSPC/i;

/** Source: mount(2): ENODEV without the type, EPERM and EACCES without the right, EINVAL from overlayfs. */
export function judgeTrial({ works, detail }: ProbeAnswer, directory: string): TrialVerdict {
  if (works) return 'works';
  if (/unknown filesystem type|no such device|ENODEV/i.test(detail)) return 'no-overlay';
  if (notAllowed.test(detail)) return 'not-allowed';
  return hasMountSyntax(directory) ? 'path' : 'refused';
}
