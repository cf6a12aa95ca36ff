import type { Evidence } from '@hostlint/core';
import type { KernelRelease } from './kernel-version.js';

/** Where the release of the running kernel stands. */
export const releaseEvidence = ({ raw }: KernelRelease): Evidence => ({
  path: '/proc/sys/kernel/osrelease',
  line: 1,
  text: raw,
});
