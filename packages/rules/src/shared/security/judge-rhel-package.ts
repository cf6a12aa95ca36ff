import type { KernelBuild } from '../kernel/kernel-build.js';
import { compareRpmVersions } from '../package-versions/rpm-version.js';
import type { CveVerdict } from './judge-overlay-cve.js';
import type { OverlayCve } from './overlay-cves.js';

/** Rebuilds that build each minor release only while it is the newest. */
const clones = ['almalinux', 'rocky'];

/**
 * A kernel of Red Hat Enterprise Linux by its package; `undefined`: no fixed one is known. All kernels of a minor release have one
 * number behind the dash (425 is 8.7), and fixes come to later minor releases with the first of them. Kernels of older ones may have
 * them from extended support, and those of CentOS Stream (`.el9`, as the first of a minor release has it too) are from in between.
 */
export function judgeRhelPackage(cve: OverlayCve, { version }: KernelBuild, os: string | null): CveVerdict | undefined {
  const running = version === null ? null : partsOf(version);
  const fixed = cve.rhel
    ?.split(' ')
    .map(partsOf)
    .find(one => one?.major === running?.major);
  if (!running || !fixed) return undefined;
  const stream = !running.minor && (os === null || os === 'centos');
  if (stream && running.build !== fixed.build)
    return {
      state: 'undecided',
      why: 'whether it is a kernel of CentOS Stream, and what it has of later fixes, is not known',
    };
  if (compareRpmVersions(running.text, fixed.text) >= 0) return { state: 'safe' };
  // The fault may have come to an older minor release with a backport, if upstream's version had none.
  const always = running.base >= baseOf(cve.since);
  const proved = running.build === fixed.build || (os !== null && clones.includes(os) && always);
  if (proved && running.pure)
    return { state: 'affected', running: running.text, fixed: fixed.text, branchHasFix: true };
  const why = running.pure
    ? 'it is the kernel of an older minor release, which may have the fix from extended support'
    : 'it is a rebuild with changes of its own, which may have the fix';
  return { state: 'undecided', why };
}

interface Parts {
  readonly text: string;
  readonly major: string;
  /** Whether the package names its minor release (`el9_6`). */
  readonly minor: boolean;
  readonly build: number;
  /** Upstream's version as one number: 5014. */
  readonly base: number;
  /** Nothing but Red Hat's own marks. */
  readonly pure: boolean;
}

function partsOf(text: string): Parts | undefined {
  const match = /^(\d+\.\d+)\.\d+-(\d+)[\w.]*?\.el(\d+)(_\d+)?/.exec(text);
  if (!match) return undefined;
  const [, version = '', build, major = '', minor] = match;
  const pure = /-[\d.]+(?:\.rt[\d.]+)?\.el\d+(?:_\d+)?$/.test(text);
  return { text, major, minor: minor !== undefined, build: Number(build), base: baseOf(version), pure };
}

function baseOf(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major * 1000 + minor;
}
