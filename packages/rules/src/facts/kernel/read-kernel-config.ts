import { isUnknowable, UnknowableError, type HostSource, type Reads } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { isKernelConfig, parseKernelConfig, type KernelOptions } from '../../shared/kernel/kconfig.js';
import type { KernelRelease } from '../../shared/kernel/kernel-version.js';

export interface FoundKernelConfig {
  readonly path: string;
  /** Why it is not this kernel's configuration; `null` when it is. */
  readonly mismatch: string | null;
  readonly options: KernelOptions;
  /** The version in its first lines, such as `6.1.129`. */
  readonly headerVersion: string | null;
}

// A distribution's configuration is about 300 KiB; the bound holds against a file made to unpack without end.
const largestConfig = 16 * 1024 * 1024;

const ownFile = '/proc/config.gz';

/** Where a kernel's configuration may lie, as moby v28.5.2 contrib/check-config.sh and kubernetes/system-validators look for it. */
export const kernelConfigPaths = ({ raw }: Pick<KernelRelease, 'raw'>): readonly string[] => {
  if (raw.includes('/')) return [ownFile];
  return [
    ownFile,
    `/boot/config-${raw}`,
    `/usr/src/linux-${raw}/.config`,
    '/usr/src/linux/.config',
    `/usr/lib/modules/${raw}/config`,
    `/lib/modules/${raw}/config`,
    `/usr/lib/ostree-boot/config-${raw}`,
    `/usr/lib/kernel/config-${raw}`,
    `/usr/src/linux-headers-${raw}/.config`,
    `/lib/modules/${raw}/build/.config`,
  ];
};

/** What `readKernelConfig` asks for. */
export const kernelConfigReads = (): Reads => ({
  files: kernelConfigPaths({ raw: '{kernel}' }).map(path => ({ path, maxBytes: largestConfig })),
});

/**
 * The configuration of the kernel that runs; `null` when there is none anywhere. The first that belongs to the kernel wins; one
 * that does not is given only when there is no other. Throws UnknowableError when a file is there and cannot be read.
 */
export async function readKernelConfig(host: HostSource, release: KernelRelease): Promise<FoundKernelConfig | null> {
  let stranger: FoundKernelConfig | null = null;
  let refusal: UnknowableError | null = null;
  for (const path of kernelConfigPaths(release)) {
    try {
      const found = await readConfig(host, path, release);
      if (found?.mismatch === null) return found;
      stranger ??= found;
    } catch (error) {
      if (!isUnknowable(error)) throw error;
      refusal ??= new UnknowableError(error.reason, `${path}: ${error.message}`);
    }
  }
  if (refusal) throw refusal;
  return stranger;
}

async function readConfig(host: HostSource, path: string, release: KernelRelease): Promise<FoundKernelConfig | null> {
  const bytes = await host.read(path, { maxBytes: largestConfig, unpack: 'gzip' });
  if (!bytes) return null;
  const text = decodeText(bytes);
  if (!isKernelConfig(text)) throw new UnknowableError('malformed', 'this is no kernel configuration');
  const parsed = parseKernelConfig(text);
  return { path, ...parsed, mismatch: path === ownFile ? null : mismatchOf(path, parsed, release) };
}

/**
 * Vendors freeze the third number of the release and count on in the file, so it says nothing when the path names the release.
 * A source tree may be anything: its version and CONFIG_LOCALVERSION must be how the release begins.
 */
function mismatchOf(
  path: string,
  { headerVersion, options }: Pick<FoundKernelConfig, 'headerVersion' | 'options'>,
  release: KernelRelease,
): string | null {
  const named = path.includes(release.raw);
  if (headerVersion === null) return named ? null : 'it does not say which version it is for';
  if (named) {
    const [major, minor] = headerVersion.split('.').map(Number);
    return major === release.major && minor === release.minor ? null : `it is for ${headerVersion}`;
  }
  const beginning = `${headerVersion}${options.get('CONFIG_LOCALVERSION') ?? ''}`;
  const next = release.raw.slice(beginning.length);
  return release.raw.startsWith(beginning) && !/^[\d.]/.test(next) ? null : `it is for ${beginning}`;
}
