import { defineFact, UnknowableError, type Evidence, type TracedSource } from '@hostlint/core';
import type { BootEntry } from '../../shared/boot-loader/boot-entry.js';
import { releaseInName } from '../../shared/boot-loader/release-in-name.js';
import { parseKernelRelease, type KernelRelease } from '../../shared/kernel/kernel-version.js';
import { imageKernels } from '../image/kernels.js';
import { imageKind } from '../image/kind.js';
import { bootMenu, type ImageBootMenu } from './menu.js';
import { placesOf } from './kernel-places.js';
import { bootFileReads, readBootFile } from './read-boot-file.js';

/** The kernel that is judged where none runs. */
export interface BootKernel {
  readonly release: KernelRelease;
  /** The arguments that it gets; `null`: no configuration of a boot loader says. */
  readonly options: string | null;
  /** `loader`: the boot loader's default. `only`: there is no other. `link`: a link to the kernel to boot. `newest`: a guess. `asked`: not the default, yet to be judged as well. */
  readonly by: 'loader' | 'only' | 'link' | 'newest' | 'asked';
  /** Why this one. */
  readonly why: string;
  /** The line of the boot loader, or what else names it. */
  readonly evidence: Evidence;
}

// Debian's linux-update-symlinks(1), and what U-Boot's scripts boot.
const links = ['/boot/vmlinuz', '/vmlinuz', '/boot/Image', '/boot/zImage', '/boot/vmlinux'];

/** In this order: what the boot loader boots by default; the only kernel; what /boot/vmlinuz links to; the newest. */
export const bootKernel = defineFact({
  id: 'boot/kernel',
  summary: 'The kernel that an image boots, with its arguments; null on a machine that runs.',
  privileges: 'On some distributions grub.cfg may be read by root only.',
  reads: () => ({
    stats: [...links, '/*', '/boot/*', '/efi/*', '/boot/efi/*', '/boot/firmware/*'],
    // A kernel's file is large, and its name tells nearly always.
    seldom: bootFileReads(),
  }),
  needs: { image: imageKind, menu: bootMenu, kernels: imageKernels },
  async collect(host, { image, menu, kernels }, settings): Promise<BootKernel | null> {
    if (!image.isImage) return null;
    const found =
      settings.kernel === undefined
        ? await chooseKernel(host, menu, kernels)
        : await askedKernel(host, menu, kernels, settings.kernel);
    host.cite(found.evidence);
    return found;
  },
});

async function chooseKernel(
  host: TracedSource,
  menu: ImageBootMenu | null,
  kernels: readonly string[],
): Promise<BootKernel> {
  const chosen = menu?.chosen ?? null;
  const booted = chosen && (await releaseOf(host, chosen, kernels));
  if (menu && chosen && booted && (await isInstalled(host, chosen, booted.release.raw, kernels))) {
    const options = chosen.options || booted.options || menu.common?.options || '';
    return { release: booted.release, options, by: 'loader', why: menu.why, evidence: chosen.evidence };
  }
  if (kernels.length === 0) {
    const why = chosen ? `${chosen.kernel}, which it boots, is not there` : 'there is no kernel and no modules in it';
    throw new UnknowableError(
      'not-running',
      `this root has no kernel of its own: ${why}; it runs on that of somebody else`,
    );
  }
  const failing = chosen
    ? `; ${menu?.loader} boots ${chosen.kernel}, which is not to be found here`
    : menu
      ? `; ${menu.why}`
      : '; no boot loader is configured';
  const [only] = kernels;
  if (kernels.length === 1 && only !== undefined)
    return { ...(await named(host, menu, kernels, only)), by: 'only', why: `there is no other kernel${failing}` };
  for (const link of links) {
    if ((await host.stat(link, { follow: false }))?.type !== 'symlink') continue;
    const target = (await host.realpath(link)) ?? '';
    const release = releaseInName(target, kernels);
    if (release === null || !kernels.includes(release)) continue;
    const evidence = { path: link, text: `${link} -> ${target}` };
    return {
      ...(await named(host, menu, kernels, release)),
      by: 'link',
      why: `${link} links to it${failing}`,
      evidence,
    };
  }
  const newest = kernels[kernels.length - 1] as string;
  return {
    ...(await named(host, menu, kernels, newest)),
    by: 'newest',
    why: `it is the newest, which is a guess${failing}`,
  };
}

async function askedKernel(
  host: TracedSource,
  menu: ImageBootMenu | null,
  kernels: readonly string[],
  asked: string,
): Promise<BootKernel> {
  if (!kernels.includes(asked)) throw new UnknowableError('unsupported', `there is no kernel ${asked} here`);
  return { ...(await named(host, menu, kernels, asked)), by: 'asked', why: 'it is installed as well' };
}

/** A kernel by its release, with the arguments of the first entry that boots it. */
async function named(
  host: TracedSource,
  menu: ImageBootMenu | null,
  kernels: readonly string[],
  raw: string,
): Promise<Omit<BootKernel, 'by' | 'why'>> {
  const release = parseKernelRelease(raw);
  if (!release) throw new UnknowableError('malformed', `"${raw}" is no release of a kernel`);
  for (const entry of menu?.entries ?? []) {
    if (releaseInName(entry.version ?? '', kernels) !== raw && releaseInName(entry.kernel, kernels) !== raw) continue;
    return { release, options: entry.options, evidence: entry.evidence };
  }
  for (const top of ['/usr/lib/modules', '/lib/modules'])
    if (await host.stat(`${top}/${raw}`))
      return { release, options: menu?.common?.options ?? null, evidence: { path: `${top}/${raw}` } };
  return { release, options: menu?.common?.options ?? null, evidence: { path: `/boot/vmlinuz-${raw}` } };
}

interface Booted {
  readonly release: KernelRelease;
  /** The arguments that the file itself holds. */
  readonly options: string | null;
}

async function releaseOf(host: TracedSource, entry: BootEntry, kernels: readonly string[]): Promise<Booted | null> {
  // A unified image says both, and its name neither for sure.
  const isUnified = /\.efi$/i.test(entry.kernel);
  const inside = isUnified ? await readBootFile(host, entry.kernel) : null;
  if (inside?.release) return { release: inside.release, options: inside.options };
  const byName = releaseInName(entry.kernel, kernels) ?? releaseInName(entry.version ?? '', kernels);
  const release = byName === null ? null : parseKernelRelease(byName);
  if (release) return { release, options: inside?.options ?? null };
  return readBootFile(host, entry.kernel, kernels);
}

async function isInstalled(
  host: TracedSource,
  { kernel }: BootEntry,
  release: string,
  kernels: readonly string[],
): Promise<boolean> {
  if (kernels.includes(release)) return true;
  for (const place of placesOf(kernel)) if (await host.stat(place)) return true;
  return false;
}
