import type { Reads, TracedSource } from '@hostlint/core';
import { readKernelImage } from '../../shared/boot-loader/kernel-image.js';
import { readUnifiedImage } from '../../shared/boot-loader/unified-image.js';
import { decodeText } from '../../shared/decode-text.js';
import { parseKernelRelease, type KernelRelease } from '../../shared/kernel/kernel-version.js';
import { placesOf } from './kernel-places.js';

// Kernels have some 15 MB; with an initrd inside, a unified image may have ten times that, and then it is left alone.
const largestFile = 96 * 1024 * 1024;

/** Wherever a boot loader's configuration says that a kernel lies. */
export const bootFileReads = (): Reads => ({
  files: [
    ...[
      '/*',
      '/boot/*',
      '/boot/*/*',
      '/efi/*',
      '/efi/EFI/Linux/*',
      '/boot/EFI/Linux/*',
      '/boot/efi/EFI/Linux/*',
      '/usr/lib/modules/{kernel}/vmlinuz',
      '{configured}',
    ].map(path => ({
      path,
      maxBytes: largestFile,
    })),
    '/usr/lib/modules/{kernel}/pkgbase',
  ],
});

export interface BootFile {
  readonly release: KernelRelease;
  readonly options: string | null;
  /** As `uname -v` will print it. */
  readonly version: string | null;
}

/** What a kernel's file, or the link that the loader is given, tells of its release. */
export async function readBootFile(
  host: Pick<TracedSource, 'read' | 'stat' | 'realpath' | 'list'>,
  kernel: string,
  installed: readonly string[] = [],
): Promise<BootFile | null> {
  for (const place of placesOf(kernel)) {
    const stat = await host.stat(place);
    if (stat?.type !== 'file' || stat.sizeBytes > largestFile) continue;
    const bytes = await host.read(place, { maxBytes: largestFile });
    if (!bytes) continue;
    const image = readKernelImage(bytes);
    if (image) return { ...image, options: null };
    const unified = readUnifiedImage(bytes);
    const release = unified?.release ? parseKernelRelease(unified.release) : null;
    if (release) return { release, options: unified?.options ?? null, version: null };
  }
  return byPackageBase(host, kernel, installed);
}

/** Arch names its kernels by their package, and the tree of modules says which that is. */
async function byPackageBase(
  host: Pick<TracedSource, 'read'>,
  kernel: string,
  installed: readonly string[],
): Promise<BootFile | null> {
  const name = /\/?vmlinuz-([\w.+-]{1,64})$/.exec(kernel)?.[1];
  for (const raw of name === undefined ? [] : installed) {
    const base = await host.read(`/usr/lib/modules/${raw}/pkgbase`, { maxBytes: 4096 });
    const release = base && decodeText(base).trim() === name ? parseKernelRelease(raw) : null;
    if (release) return { release, options: null, version: null };
  }
  return null;
}
