import type { KernelRelease } from './kernel-version.js';

export type KernelVendor =
  /** Upstream's source with hardly a patch: kernel.org, ELRepo, Arch, Alpine, WSL2, Ubuntu's mainline builds. */
  | 'upstream'
  | 'debian'
  | 'ubuntu'
  /** Red Hat Enterprise Linux and its rebuilds. */
  | 'rhel'
  | 'proxmox'
  | 'oracle-uek'
  | 'amazon'
  | 'suse'
  | 'fedora'
  | 'raspberry-pi'
  | 'azure-linux'
  | 'container-optimized-os'
  | 'bottlerocket'
  | 'other';

/** Numbers of upstream: `patch` is -1 for a candidate of `MAJOR.MINOR`. */
export interface UpstreamVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** Whose build of Linux runs, and which. */
export interface KernelBuild {
  readonly vendor: KernelVendor;
  /** The version of the vendor's package, such as `5.15.0-156.166` or `6.1.130-1`; `null` where it has none or it cannot be told. */
  readonly version: string | null;
  /** Ubuntu's flavour; those of one number (`generic`, `virtual`) count as `generic`. */
  readonly flavour: string | null;
  /** What the build says that it is made of: it has all of that, and whatever else the vendor put in. */
  readonly upstream: UpstreamVersion;
}

/** What is known besides the release. */
export interface BuildHints {
  /** `uname -v`; `null`: not known. */
  readonly version: string | null;
  /** `ID` of the distribution that boots this kernel; `null`: not known. */
  readonly os: string | null;
}

const imageSystems: Readonly<Record<string, KernelVendor>> = {
  bottlerocket: 'bottlerocket',
  cos: 'container-optimized-os',
};

// What gives a vendor away in the release, and nothing more is to be read there.
const marks: readonly (readonly [vendor: KernelVendor, mark: RegExp])[] = [
  ['oracle-uek', /uek/],
  ['amazon', /\.amzn\d/],
  ['proxmox', /-pve$/],
  ['raspberry-pi', /rpi|^-v[78]l?\+?$/],
  ['fedora', /\.fc\d{1,3}\./],
  ['azure-linux', /\.(?:azl|cm)\d/],
  ['suse', /^-[\d.]+-(?:default|preempt|64kb|kvmsmall)$/],
];

/** V8 compiles each expression when it is first used: what is asked of every kernel is asked at once. */
const anyOf = (expressions: readonly RegExp[]): RegExp => new RegExp(expressions.map(({ source }) => source).join('|'));

const anyMark = anyOf(marks.map(([, mark]) => mark));
const upstreamTail = anyOf([
  /\.el\d{1,2}\.elrepo\./,
  /^-arch\d{1,3}-\d{1,3}$/,
  // Arch's and Alpine's long-term kernels.
  /^-\d{1,3}-(?:lts|virt|stable|edge)$/,
  /^\.\d{1,3}-microsoft-standard-WSL2\+?$/,
  // kernel.ubuntu.com/mainline: `6.5.0-060500-generic`, without a patch of Ubuntu's.
  /^-0\d{5}(?:rc\d{1,2})?-generic$/,
]);

const rhelBases: Readonly<Record<string, string>> = { 7: '3.10.0', 8: '4.18.0', 9: '5.14.0', 10: '6.12.0' };

/** Tells whose kernel it is by the marks that vendors leave in `uname -r` and `uname -v`. */
export function kernelBuildOf(release: KernelRelease, hints: BuildHints): KernelBuild {
  const { tail } = release;
  const upstream = upstreamOf(release);
  const plain = { version: null, flavour: null, upstream };
  const ubuntu = ubuntuBuild(release, hints.version);
  if (ubuntu) return { vendor: 'ubuntu', ...ubuntu, upstream };
  const debian = debianVersion(hints.version);
  if (debian !== null)
    return { vendor: 'debian', version: debian, flavour: null, upstream: versionNumbers(debian) ?? upstream };
  if (/^-(?:\d+|0\.(?:bpo|deb\d+)\.\d+)-(?:cloud-|rt-)?(?:amd64|arm64|686|686-pae|armmp|armmp-lpae)$/.test(tail))
    return { vendor: 'debian', ...plain };
  if (upstreamTail.test(tail)) return { vendor: 'upstream', ...plain };
  const marked = anyMark.test(tail) ? marks.find(([, mark]) => mark.test(tail)) : undefined;
  if (marked) return { vendor: marked[0], ...plain };
  const rhel = rhelVersion(release);
  if (rhel !== null) return { vendor: 'rhel', version: rhel, flavour: null, upstream };
  const image = hints.os === null ? undefined : imageSystems[hints.os];
  if (image) return { vendor: image, ...plain };
  // A bare number may be kernel.org's, and Bottlerocket's is bare as well.
  return { vendor: /^(?:-rc\d+)?$/.test(tail) && hints.os !== null ? 'upstream' : 'other', ...plain };
}

function upstreamOf({ major, minor, patch, tail }: KernelRelease): UpstreamVersion {
  const candidate = /^-(?:rc\d|0\.rc\d|0\d{5}rc\d)/.test(tail);
  return { major, minor, patch: candidate ? -1 : (patch ?? 0) };
}

/** Ubuntu counts its uploads in `uname -v`: `#166-Ubuntu` of 5.15.0-156-generic is the package 5.15.0-156.166. */
function ubuntuBuild(
  { major, minor, patch, tail }: KernelRelease,
  version: string | null,
): { readonly version: string; readonly flavour: string } | null {
  if (!version?.includes('-Ubuntu')) return null;
  const upload = /^#(\d[\d.]{0,20})((?:[~+][\w.]{1,30})*)-Ubuntu(?:\s|$)/.exec(version);
  const abi = /^-(\d{1,5})-([a-z][a-z0-9.-]{0,40})$/.exec(tail);
  if (!upload?.[1] || !abi?.[1] || abi[2] === undefined) return null;
  const number = `${major}.${minor}.${patch ?? 0}-${abi[1]}.${upload[1]}${upload[2] ?? ''}`;
  return { version: number, flavour: ubuntuFlavour(abi[2], Number(abi[1]), major * 1000 + minor) };
}

/** Kernels of other source packages count from 1000 on (riscv64's is `generic` too); lowlatency has a source of its own since 5.15. */
function ubuntuFlavour(name: string, abi: number, base: number): string {
  const flavour = name.replace(/-(?:64k|lpae)$/, '');
  const main = /^(?:generic|virtual|generic-pae|server)$/.test(flavour) || (flavour === 'lowlatency' && base < 5015);
  if (main) return abi < 1000 ? 'generic' : `${name} of another source package`;
  return flavour;
}

/** Debian writes its package into `uname -v`. What is built anew for an older release is the same source: the suffix says nothing of it. */
function debianVersion(version: string | null): string | null {
  if (!version?.includes('Debian ')) return null;
  const found = /\bDebian (\d[\w.]{0,30}(?:~rc\d+)?-[\w.]{1,20}(?:[~+][\w.+~]{1,30})?)(?:\s|$)/.exec(version)?.[1];
  if (found === undefined) return null;
  const suffix = /[~+].*$/.exec(found.slice(found.lastIndexOf('-')))?.[0] ?? '';
  // Raspberry Pi OS and others write "Debian" too, with a mark of their own.
  if (!/^(?:[~+](?:bpo|deb|exp)[\w.+~]*)?$/.test(suffix)) return null;
  return found.replace(/~(?:bpo|deb)[\w.+~]*$/, '');
}

/** `4.18.0-553.8.1.el8_10` of `4.18.0-553.8.1.el8_10.x86_64`, where it is the kernel that this release was made with. */
function rhelVersion({ raw }: KernelRelease): string | null {
  if (!raw.includes('.el')) return null;
  const match =
    /^((\d+\.\d+\.\d+)-[\w.]{1,60}?\.el(\d{1,2})(?:_\d{1,2})?(?:\.[\w.]{1,40})?)\.(?:x86_64|aarch64|ppc64le|ppc64|s390x)(?:\+\w+)?$/.exec(
      raw,
    );
  return match?.[1] !== undefined && match[3] !== undefined && rhelBases[match[3]] === match[2] ? match[1] : null;
}

/** The numbers that a version begins with. */
export function versionNumbers(text: string): UpstreamVersion | null {
  const match = /^(\d{1,3})\.(\d{1,3})(?:\.(\d{1,5}))?(~rc\d+)?(?![\d])/.exec(text);
  if (!match) return null;
  return {
    major: Number(match[1]),
    minor: Number(match[2]),
    patch: match[4] === undefined ? Number(match[3] ?? 0) : -1,
  };
}
