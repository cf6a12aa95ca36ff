import { parseKernelRelease } from '../kernel/kernel-version.js';

const prefixes = /^(?:vmlinu[xz]|kernel|bzImage|zImage|Image|linux)-(?=\d)/;

/**
 * The release in the path of a kernel, as `make install`, distributions and kernel-install name it: behind `vmlinuz-`, or an installed
 * release that is a part of the path. Alpine's `vmlinuz-lts` is of the only release that ends so. `null`: the name does not tell.
 * Sources: linux scripts/install.sh; systemd 258 kernel-install(8), the layouts bls and uki.
 */
export function releaseInName(path: string, installed: readonly string[]): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (prefixes.test(name)) {
    const release = name.replace(prefixes, '').replace(/\.efi(?:\.signed)?$/, '');
    if (parseKernelRelease(release)) return release;
  }
  const inside = installed.filter(release => contains(path, release));
  if (inside.length > 0) return inside.reduce((longest, one) => (one.length > longest.length ? one : longest));
  const flavour = /^vmlinuz-([a-z][a-z0-9-]{0,30})$/.exec(name)?.[1];
  const alike = flavour === undefined ? [] : installed.filter(release => release.endsWith(`-${flavour}`));
  return alike.length === 1 ? (alike[0] as string) : null;
}

/** As a whole: 6.1.0-9 is no part of a name with 6.1.0-90. */
function contains(path: string, release: string): boolean {
  const at = path.indexOf(release);
  if (release === '' || at < 0) return false;
  const [before = '/', after = '/'] = [path[at - 1], path[at + release.length]];
  return !/[\w.]/.test(before) && (!/[\w+-]/.test(after) || path.slice(at + release.length) === '.efi');
}
