import type { Evidence } from '@hostlint/core';
import type { KernelRelease } from './kernel-version.js';

/** Where the release of the kernel that is judged stands. */
export const releaseEvidence = ({ raw, place }: KernelRelease): Evidence =>
  place ?? { path: '/proc/sys/kernel/osrelease', line: 1, text: raw };
