import { isKernelAtLeast, type KernelRelease } from '../kernel/kernel-version.js';

/** What `mountopt` makes of an overlay mount. `null`: it cannot be told. */
export interface OverlayMountOptions {
  readonly readOnly: boolean;
  /** Whether the kernel takes them all. */
  readonly valid: boolean | null;
  /** Whether metacopy is asked for, or forbidden; `undefined`: the module's default. */
  readonly metacopy: boolean | undefined;
  readonly redirects: boolean | undefined;
}

/** Flags of mount(2) that overlay takes no notice of here. Source: containers/storage pkg/mount/flags.go. */
const flags = new Set(
  'defaults ro rw suid nosuid dev nodev exec noexec sync async dirsync mand nomand atime noatime diratime nodiratime relatime norelatime strictatime nostrictatime'.split(
    ' ',
  ),
);
const onOff = ['on', 'off'];
/** Source: linux fs/overlayfs/params.c. */
const values: Readonly<Record<string, readonly string[]>> = {
  redirect_dir: ['on', 'off', 'follow', 'nofollow'],
  index: onOff,
  metacopy: onOff,
  xino: ['on', 'off', 'auto'],
};

/** Source: containers/storage drivers/overlay/check.go doesMetacopy, doesSupportNativeDiff, which mount with these options. */
export function readMountOptions(text: string, kernel: KernelRelease | null): OverlayMountOptions {
  const options = text === '' ? [] : text.split(',');
  const set = new Map(options.map(option => option.split('=', 2) as [string, string | undefined]));
  const verdicts = options.map(option => isTaken(option, kernel));
  const metacopy = set.has('metacopy') ? set.get('metacopy') === 'on' : undefined;
  const redirect = set.get('redirect_dir');
  const conflict = metacopy === true && redirect !== undefined && redirect !== 'on';
  return {
    readOnly: set.has('ro'),
    valid: conflict || verdicts.includes(false) ? false : verdicts.includes(null) ? null : true,
    metacopy,
    redirects: metacopy === true ? true : redirect === undefined ? undefined : redirect === 'on',
  };
}

/** Whether the kernel takes one option; what no kernel knows it refuses with EINVAL. */
function isTaken(option: string, kernel: KernelRelease | null): boolean | null {
  if (flags.has(option)) return true;
  const [name = '', value = ''] = option.split('=', 2);
  if (name === 'volatile') return kernel && isKernelAtLeast(kernel, 5, 10);
  const taken = values[name];
  if (taken) return taken.includes(value);
  if (name === 'fsync' && kernel && !isKernelAtLeast(kernel, 6, 19)) return false;
  return depends.test(name) ? null : false;
}

/** Other words of overlayfs or of mount(2), whose effect depends on the kernel or is not of this mount alone. */
const depends =
  /^(?:nfs_export|uuid|userxattr|verity|fsync|override_creds|nooverride_creds|lowerdir\+?|datadir\+|upperdir|workdir|r?bind|remount|move|r?private|r?shared|r?slave|r?unbindable|context|fscontext|defcontext|rootcontext|seclabel)$/;
