import { decodeText } from '../decode-text.js';
import { parseKernelRelease, type KernelRelease } from '../kernel/kernel-version.js';

/** What a kernel's file says of itself. */
export interface KernelImageVersion {
  readonly release: KernelRelease;
  /** As `uname -v` prints it once this kernel runs; `null`: it does not say. */
  readonly version: string | null;
}

const magicAt = 0x202;
const versionPointerAt = 0x20e;
const longest = 512;

/**
 * `RELEASE (BUILDER) VERSION` in an image for x86. Source: linux Documentation/arch/x86/boot.rst, kernel_version;
 * arch/x86/boot/version.c, init/version.c: the three are UTS_RELEASE, LINUX_COMPILE_BY@HOST and UTS_VERSION.
 */
export function readKernelImage(bytes: Uint8Array): KernelImageVersion | null {
  if (bytes.length < 0x210) return null;
  if (decodeText(bytes.subarray(magicAt, magicAt + 4)) !== 'HdrS') return null;
  const pointer = (bytes[versionPointerAt] ?? 0) + (bytes[versionPointerAt + 1] ?? 0) * 256;
  if (pointer === 0) return null;
  const text = textAt(bytes, 0x200 + pointer);
  const [, name = '', rest = ''] = /^(\S+)(?: (.*))?$/s.exec(text) ?? [];
  const release = parseKernelRelease(name);
  if (!release) return null;
  const version = /^\([^)]{0,300}\) (#.+)$/s.exec(rest)?.[1]?.trim() ?? null;
  return { release, version };
}

function textAt(bytes: Uint8Array, start: number): string {
  const piece = bytes.subarray(start, start + longest);
  const end = piece.indexOf(0);
  return decodeText(end < 0 ? piece : piece.subarray(0, end));
}
