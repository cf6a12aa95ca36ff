import fs from 'node:fs';
import { join } from 'node:path';
import { loadNative } from '../../sources/live/native.js';

export interface StoreSize {
  readonly bytes: number;
  readonly files: number;
}

/** What a copy of some names of a store takes: blocks that are used, hard links once. */
export function sizeOf(store: string, names: readonly string[]): StoreSize {
  const seen = new Set<string>();
  let bytes = 0;
  let files = 0;
  const pending = [...names];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const path = join(store, name);
    // Of a daemon that runs, things go while they are looked at.
    const found = fs.lstatSync(path, { throwIfNoEntry: false });
    if (!found) continue;
    const key = `${found.dev}:${found.ino}`;
    if (found.nlink > 1 && !found.isDirectory()) {
      if (seen.has(key)) continue;
      seen.add(key);
    }
    bytes += found.blocks * 512;
    files++;
    if (found.isDirectory()) for (const child of entriesOf(path)) pending.push(join(name, child));
  }
  return { bytes, files };
}

function entriesOf(path: string): readonly string[] {
  try {
    return fs.readdirSync(path);
  } catch {
    return [];
  }
}

export interface Room {
  readonly freeBytes: number;
  /** `null`: this file system makes them as needed. */
  readonly freeFiles: number | null;
  /** Whether copies share their blocks with what they are of. */
  readonly shares: boolean;
}

const btrfs = 0x9123683e;
const xfs = 0x58465342;
/** XFS_FSOP_GEOM_FLAGS_REFLINK (linux fs/xfs/libxfs/xfs_fs.h). */
const reflink = 1 << 20;

export function roomOf(store: string): Room {
  const { bavail, bsize, files, ffree, type } = fs.statfsSync(store);
  const magic = type >>> 0;
  const flags = magic === xfs ? (loadNative()?.xfsFlags(store) ?? 0) : 0;
  return {
    freeBytes: bavail * bsize,
    freeFiles: files === 0 ? null : ffree,
    shares: magic === btrfs || (flags & reflink) !== 0,
  };
}

const least = 64 * 1024 * 1024;

/** Why a copy has no room; `undefined`: it has. Something is left over, so that what writes there goes on. */
export function lackOfRoom(
  size: StoreSize,
  extraBytes: number,
  { freeBytes, freeFiles, shares }: Room,
): string | undefined {
  const bytes = Math.ceil((shares ? size.files * 1024 : size.bytes) * 1.05) + extraBytes + least;
  const files = Math.ceil(size.files * 1.05) + 1000;
  if (bytes > freeBytes)
    return `the copy of the store takes ${inWords(bytes)}, and ${inWords(freeBytes)} are free; make room, for example with "docker system prune"`;
  if (freeFiles !== null && files > freeFiles)
    return `the copy of the store takes ${files} inodes, and ${freeFiles} are free; make room, for example with "docker system prune"`;
  return undefined;
}

export function inWords(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  let at = 0;
  let value = bytes;
  for (; value >= 1024 && at < units.length - 1; at++) value /= 1024;
  return `${at === 0 ? value : value.toFixed(1)} ${units[at]}`;
}
