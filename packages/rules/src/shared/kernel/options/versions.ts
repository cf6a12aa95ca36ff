import type { KernelRelease } from '../kernel-version.js';
import type { KernelOption } from './option.js';

type Version = readonly [major: number, minor: number];

const versionOf = (text: string): Version => {
  const [major = 0, minor = 0] = text.split('.').map(Number);
  return [major, minor];
};

/** Below zero where the kernel is older than a version such as `5.2`, zero where it is that one, above where it is newer. */
export function compareToVersion({ major, minor }: KernelRelease, text: string): number {
  const [otherMajor, otherMinor] = versionOf(text);
  return major - otherMajor || minor - otherMinor;
}

/** Candidates change until the release, so at the edge of a span they say nothing. */
const isCandidate = ({ tail }: KernelRelease): boolean => /^-rc\d/.test(tail) || /^-0\.rc\d/.test(tail);

/** Whether mainline of a kernel's version is in one of the spans, such as `3.6-4.4 4.19-6.10`. */
export function isInVersions(release: KernelRelease, versions: string): boolean {
  return versions.split(' ').some(span => {
    const [since = '', until = ''] = span.split('-');
    if (since !== '') {
      const order = compareToVersion(release, since);
      if (order < 0 || (order === 0 && isCandidate(release))) return false;
    }
    return until === '' || compareToVersion(release, until) <= 0;
  });
}

/** The module that `=m` builds in mainline of this version; `null`: none of its own. */
export function moduleAt(release: KernelRelease, module: NonNullable<KernelOption['module']>): string | null {
  if (typeof module === 'string') return module;
  return module.findLast(([since]) => compareToVersion(release, since) >= 0)?.[1] ?? null;
}

/** Whether mainline had the option and has it no more. A line that still is there sets something else, such as an alias. */
export function isAfterVersions(release: KernelRelease, versions: string): boolean {
  const until = versions.slice(versions.lastIndexOf('-') + 1);
  return until !== '' && compareToVersion(release, until) > 0;
}

/** Whether mainline has dropped the option by now: only what ended can have been taken out by a vendor before its time. */
export const hasEnded = (versions: string): boolean => versions.split(' ').every(span => !span.endsWith('-'));

/**
 * Whether a vendor counts on in the release: `4.18.0-553.el8_10.x86_64`, `5.14.21-150500.55.7-default`, `5.4.0-26-generic`. Such kernels
 * have changes of later versions, so their version alone does not tell which options there are.
 */
export const isVendorKernel = ({ tail }: KernelRelease): boolean => /^[-.+]\d/.test(tail) && !/^-0\.rc\d/.test(tail);
