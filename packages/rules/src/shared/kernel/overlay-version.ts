import { isKernelAtLeast, type KernelRelease } from './kernel-version.js';

/** What a kernel's release alone lets one expect of overlayfs. `null`: only a trial can tell, since vendors backport. */
export interface OverlayByVersion {
  readonly overlay: boolean | null;
  /** Several lower directories, which overlay2 and containerd's overlayfs need. */
  readonly multipleLower: boolean | null;
  readonly why: string;
}

/** The build number N of a RHEL 7 family kernel `3.10.0-N….el7`; `null` for all others, ELRepo's upstream kernels among them. */
export function rhel7Build({ major, minor, patch, tail }: KernelRelease): number | null {
  if (major !== 3 || minor !== 10 || patch !== 0 || tail.includes('elrepo')) return null;
  const match = /^-(\d{1,6})\.(?:[\w.+-]{0,100}\.)?el7(?![a-z0-9])/.exec(tail);
  return match ? Number(match[1]) : null;
}

/** Kernels that carry upstream's overlayfs and nothing newer: kernel.org's, ELRepo's, Debian's, Ubuntu's before 3.18. */
export function followsUpstream({ major, minor, tail }: KernelRelease): boolean {
  if (major < 3 || /^(?:-rc\d+)?\+?$/.test(tail) || tail.includes('elrepo')) return true;
  if (/^-(?:\d+|0\.bpo\.\d+)-(?:amd64|686|686-pae|armmp|arm64)$/.test(tail)) return true;
  const ubuntu = /^-\d+-(?:generic|virtual|lowlatency|generic-lpae|generic-pae|server)$/.test(tail);
  return ubuntu && major === 3 && minor < 18;
}

/**
 * Upstream has overlayfs since 3.18 and several lower directories since 4.0. RHEL 7 backported the first with 3.10.0-229 (7.1)
 * and the second with 3.10.0-514 (7.3). Ubuntu's kernels before 3.18 have an `overlayfs` of their own, which no engine mounts.
 * Sources: docs.docker.com "OverlayFS storage driver"; moby v28.5.2 daemon/graphdriver/overlay2/overlay.go package comment;
 * Red Hat Enterprise Linux 7.1 and 7.2 release notes, "File Systems".
 */
export function overlayByVersion(release: KernelRelease): OverlayByVersion {
  const { raw } = release;
  if (isKernelAtLeast(release, 4, 0)) return { overlay: true, multipleLower: true, why: `${raw} is 4.0 or newer` };
  const build = rhel7Build(release);
  if (build !== null) {
    const known = `RHEL 7 has overlayfs since 3.10.0-229 and several lower directories since 3.10.0-514`;
    return { overlay: build >= 229, multipleLower: build >= 514, why: known };
  }
  const plain = followsUpstream(release);
  if (isKernelAtLeast(release, 3, 18)) {
    const why = plain
      ? 'several lower directories came with 4.0'
      : `${raw} is a vendor's kernel; it may have backports`;
    return { overlay: true, multipleLower: plain ? false : null, why };
  }
  if (plain) return { overlay: false, multipleLower: false, why: 'overlayfs came with 3.18' };
  return {
    overlay: null,
    multipleLower: null,
    why: `${raw} is older than 3.18, but a vendor's kernel; it may have backports`,
  };
}
