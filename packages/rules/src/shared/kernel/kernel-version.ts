import type { Evidence } from '@hostlint/core';

/**
 * A kernel's release, such as `6.1.0-37-amd64`, as numbers. Never a semver: there `5.15.0-1084-azure` would be older than
 * 5.15.0 and `6.8.0-rc3+` older than 6.8.
 */
export interface KernelRelease {
  readonly raw: string;
  readonly major: number;
  readonly minor: number;
  /** `null` for `6.8-rc3` and `3.12-1-amd64`. Vendors freeze it: Debian and Ubuntu say 0, RHEL keeps the number it started from. */
  readonly patch: number | null;
  /** What follows the numbers: `-37-amd64`, `.2-microsoft-standard-WSL2`, `+`. */
  readonly tail: string;
  /** What names it where no kernel runs: the boot loader's line. */
  readonly place?: Evidence;
}

const longestRelease = 256;

/** The release in a text such as `uname -r` prints; `null` when it does not begin with MAJOR.MINOR. */
export function parseKernelRelease(text: string): KernelRelease | null {
  const raw = text.trim();
  if (raw.length > longestRelease || /\s/.test(raw)) return null;
  const match = /^(\d{1,6})\.(\d{1,6})(?:\.(\d{1,9}))?(?!\d)(.*)$/.exec(raw);
  if (!match) return null;
  const [, major, minor, patch, tail = ''] = match;
  return { raw, major: Number(major), minor: Number(minor), patch: patch === undefined ? null : Number(patch), tail };
}

/** Whether a kernel is of this version or a newer one. A missing patch number counts as 0. */
export function isKernelAtLeast(release: KernelRelease, major: number, minor: number, patch = 0): boolean {
  if (release.major !== major) return release.major > major;
  if (release.minor !== minor) return release.minor > minor;
  return (release.patch ?? 0) >= patch;
}
