import { type HostSource, isUnknowable } from '@hostlint/core';
import { parseMountTable } from '../sources/live/mount-table.js';

/** Overlay mounts that this process sees. */
export interface OverlayMounts {
  /** Every mount point. */
  readonly points: readonly string[];
  /** Where a layer is mounted: at the place that its engine has for it, or anywhere with it as the upperdir. */
  find(merged: string | null, upper: string | null): string | null;
  /** The type of the file system that a path lies on. */
  typeAt(path: string): string | null;
}

/** `undefined` where there are no mounts to be seen: the host does not run. */
export async function readOverlayMounts(host: HostSource): Promise<OverlayMounts | undefined> {
  let bytes: Uint8Array | undefined;
  try {
    bytes = await host.read('/proc/self/mountinfo', { maxBytes: 64 * 1024 * 1024 });
  } catch (error) {
    if (isUnknowable(error)) return undefined;
    throw error;
  }
  if (!bytes) return undefined;
  const table = parseMountTable(new TextDecoder().decode(bytes));
  const { mounts } = table;
  const overlays = mounts.filter(({ type }) => type === 'overlay' || type === 'fuse.fuse-overlayfs');
  const points = new Set(overlays.map(({ mountPoint }) => mountPoint));
  const byUpper = new Map(
    overlays.flatMap(({ superOptions, mountPoint }) => {
      const upper = /(?:^|,)upperdir=([^,]*)/.exec(superOptions)?.[1];
      return upper === undefined ? [] : [[unescape(upper), mountPoint] as const];
    }),
  );
  // Where many layers make the options too long, they are named from the store's own directory.
  const relative = (upper: string): string => upper.split('/').slice(-2).join('/');
  return {
    points: mounts.map(({ mountPoint }) => mountPoint),
    typeAt: path => table.mountOf(path)?.type ?? null,
    find(merged, upper) {
      if (merged !== null && points.has(merged)) return merged;
      return upper === null ? null : (byUpper.get(upper) ?? byUpper.get(relative(upper)) ?? null);
    },
  };
}

const unescape = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
