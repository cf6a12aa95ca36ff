import type { KernelBuild, KernelVendor, UpstreamVersion } from '../kernel/kernel-build.js';
import { versionNumbers } from '../kernel/kernel-build.js';
import { compareDebVersions } from '../package-versions/deb-version.js';
import { judgeRhelPackage } from './judge-rhel-package.js';
import type { OverlayCve } from './overlay-cves.js';
import { ubuntuVersions } from './overlay-cves-ubuntu.js';

export type CveVerdict =
  /** The fix is in, or the fault never was. */
  | { readonly state: 'safe' }
  /** `running` and `fixed` are versions of one kind: of packages, or of upstream. */
  | { readonly state: 'affected'; readonly running: string; readonly fixed: string; readonly branchHasFix: boolean }
  | { readonly state: 'undecided'; readonly why: string };

const safe: CveVerdict = { state: 'safe' };
const undecided = (why: string): CveVerdict => ({ state: 'undecided', why });

/** Whether a build of Linux has a fault, by what its vendor's data prove. `os`: the distribution that boots it, where known. */
export function judgeOverlayCve(cve: OverlayCve, build: KernelBuild, os: string | null): CveVerdict {
  const place = placeOf(cve, build.upstream);
  // No vendor makes a kernel of less than what its number says.
  if (place === 'gone') return safe;
  if (cve.only === 'ubuntu' && build.vendor !== 'ubuntu') return judgeStranger(cve, build);
  switch (build.vendor) {
    case 'ubuntu':
      return judgeUbuntu(cve, build);
    case 'debian':
      return judgeDebian(cve, build, place);
    case 'rhel':
      return judgeRhelPackage(cve, build, os) ?? undecided(beyond(build));
    case 'upstream':
      return judgeUpstream(cve, build.upstream, place);
    default:
      return place === 'fixed' && !cve.reverted ? safe : undecided(beyond(build));
  }
}

type Place = 'gone' | 'fixed' | 'before' | 'inside' | 'unclear';

const branchOf = ({ major, minor }: UpstreamVersion): string => `${major}.${minor}`;

const listed = (text: string): readonly string[] => text.split(' ').filter(Boolean);

/** Where a version of upstream's lies in the range of a fault. */
export function placeOf(cve: OverlayCve, version: UpstreamVersion): Place {
  const branch = branchOf(version);
  const onBranch = (text: string): UpstreamVersion | undefined =>
    listed(text)
      .flatMap(one => versionNumbers(one) ?? [])
      .find(one => branchOf(one) === branch);
  if (cve.gone !== null && isAtLeast(version, cve.gone)) return 'gone';
  // A candidate of the version that brought the fault or the fix may be from before or after it.
  if (version.patch < 0 && (branch === cve.since || branch === cve.gone)) return 'unclear';
  const fixed = onBranch(cve.stable);
  if (fixed && version.patch >= fixed.patch) return 'fixed';
  const backported = onBranch(cve.backported ?? '');
  if (backported) return version.patch >= backported.patch ? 'inside' : 'before';
  if (listed(cve.unclear ?? '').includes(branch)) return 'unclear';
  return isAtLeast(version, cve.since) ? 'inside' : 'before';
}

function isAtLeast(version: UpstreamVersion, text: string): boolean {
  const other = versionNumbers(text);
  if (!other) return false;
  if (version.major !== other.major) return version.major > other.major;
  if (version.minor !== other.minor) return version.minor > other.minor;
  return version.patch >= other.patch;
}

/** Branches of which linux_kernel_cves kept no account. */
const unwatched = ['3.19', '4.0', '4.2'];

function judgeUpstream(cve: OverlayCve, version: UpstreamVersion, place: Place): CveVerdict {
  const running = `${branchOf(version)}${version.patch < 0 ? '-rc' : `.${version.patch}`}`;
  if (place === 'fixed' || place === 'before') return safe;
  if (cve.patched) return safe;
  if (place === 'unclear' || cve.judge !== 'upstream' || unwatched.includes(branchOf(version)))
    return undecided(`it is not known whether upstream’s Linux ${running} has the fault`);
  return inside(cve, version, running);
}

function inside(cve: OverlayCve, version: UpstreamVersion, running: string): CveVerdict {
  const all = listed(cve.stable);
  const own = all.find(one => one.startsWith(`${branchOf(version)}.`));
  const newer = all.find(one => !isAtLeast(version, one));
  return { state: 'affected', running, fixed: own ?? newer ?? cve.gone ?? '', branchHasFix: own !== undefined };
}

function judgeDebian(cve: OverlayCve, build: KernelBuild, place: Place): CveVerdict {
  const { version, upstream } = build;
  if (version === null) return undecided('the version of Debian’s package is not to be seen: `uname -v` tells it');
  const branch = branchOf(upstream);
  const row = listed(cve.debian ?? '').find(one => one.startsWith(`${branch}.`));
  if (row !== undefined) {
    const [from, fixed = from] = row.split('..') as [string, string?];
    if (fixed !== from && compareDebVersions(version, from) < 0) return safe;
    if (compareDebVersions(version, fixed) >= 0) return safe;
    return { state: 'affected', running: version, fixed, branchHasFix: true };
  }
  if (place === 'fixed' || place === 'before') return safe;
  // The changelogs from 5.2 on were read: what they do not name is not in.
  const told = upstream.major > 5 || (upstream.major === 5 && upstream.minor >= 2);
  if (place === 'inside' && cve.judge === 'upstream' && told) return inside(cve, upstream, version);
  return undecided(beyond(build));
}

function judgeUbuntu(cve: OverlayCve, { version, flavour, upstream }: KernelBuild): CveVerdict {
  const base = branchOf(upstream);
  const told = ubuntuVersions[cve.id];
  if (told && listed(told.never).includes(base)) return safe;
  const fixed = listed(told?.fixed[flavour ?? ''] ?? '').find(one => one.startsWith(`${base}.0-`));
  if (fixed === undefined || version === null)
    return undecided(`no fixed version is known of Ubuntu’s ${flavour} kernel of Linux ${base}`);
  const running = version.replace(/[~+].*$/, '');
  return compareDebVersions(running, fixed) >= 0 ? safe : { state: 'affected', running, fixed, branchHasFix: true };
}

/** A fault of Ubuntu's patches: others have it only where they build on Ubuntu's source. */
function judgeStranger(cve: OverlayCve, build: KernelBuild): CveVerdict {
  if (build.vendor !== 'proxmox' && build.vendor !== 'other') return safe;
  const bases = Object.values(ubuntuVersions[cve.id]?.fixed ?? {}).flatMap(text =>
    listed(text).map(one => branchOf(versionNumbers(one) ?? build.upstream)),
  );
  if (!bases.includes(branchOf(build.upstream))) return safe;
  return undecided(`it is a fault of Ubuntu’s kernels, and whether this one is made of Ubuntu’s source is not known`);
}

const names: Readonly<Record<KernelVendor, string>> = {
  upstream: 'kernel.org’s kernel',
  debian: 'Debian’s kernel',
  ubuntu: 'Ubuntu’s kernel',
  rhel: 'a kernel of Red Hat Enterprise Linux or of a rebuild',
  proxmox: 'Proxmox’s kernel',
  'oracle-uek': 'Oracle’s UEK',
  amazon: 'Amazon’s kernel',
  suse: 'SUSE’s kernel',
  fedora: 'Fedora’s kernel',
  'raspberry-pi': 'Raspberry Pi’s kernel',
  'azure-linux': 'Azure Linux’s kernel',
  'container-optimized-os': 'Container-Optimized OS’s kernel',
  bottlerocket: 'Bottlerocket’s kernel',
  other: 'a kernel of a vendor that hostlint does not know',
};

function beyond({ vendor, version, upstream }: KernelBuild): string {
  const number = `Linux ${branchOf(upstream)}.${Math.max(0, upstream.patch)}`;
  const made = version === null || vendor === 'rhel' ? number : version;
  return `this is ${names[vendor]}, and only its vendor knows what of later fixes it has beyond ${made}`;
}
