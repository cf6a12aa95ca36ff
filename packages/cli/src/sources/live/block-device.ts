import fs from 'node:fs';
import type { ExtFeatures, XfsGeometry } from '@hostlint/core';
import { decodeExtSuperblock, extSuperblockBytes } from '../superblock/ext.js';
import { decodeXfsSuperblock, xfsSuperblockBytes } from '../superblock/xfs.js';
import type { Mount } from './mount-table.js';
import { createTouch } from './touch.js';

export interface Superblock {
  readonly ext: ExtFeatures | null;
  readonly xfs: XfsGeometry | null;
  readonly devicePath: string | null;
}

const touch = createTouch(fs);
const none: Superblock = { ext: null, xfs: null, devicePath: null };
const decoders = {
  ext: (bytes: Uint8Array) => ({ ...none, ext: decodeExtSuperblock(bytes) }),
  xfs: (bytes: Uint8Array) => ({ ...none, xfs: decodeXfsSuperblock(bytes) }),
};

/** Reads the superblock under a mount of ext2/3/4 or XFS, if this user may read the block device; else all is `null`. */
export function readSuperblock(mount: Mount | undefined): Superblock {
  const kind = mount?.type === 'xfs' ? 'xfs' : ['ext2', 'ext3', 'ext4'].includes(mount?.type ?? '') ? 'ext' : null;
  if (!mount || !kind) return none;
  for (const path of pathsOf(mount)) {
    const bytes = readDevice(path, mount.device, kind === 'ext' ? extSuperblockBytes : xfsSuperblockBytes);
    if (bytes) return { ...decoders[kind](bytes), devicePath: path };
  }
  return none;
}

/** As `readSuperblock`, each device once: many paths lie on one file system, and its features do not change while it is mounted. */
export function createSuperblocks(): (mount: Mount | undefined) => Superblock {
  const known = new Map<string, Superblock>();
  return mount => {
    const name = mount ? `${mount.device} ${mount.type} ${mount.source}` : '';
    const superblock = known.get(name) ?? readSuperblock(mount);
    known.set(name, superblock);
    return superblock;
  };
}

/** The start of a block device, if the path is that device and may be read. A name such as /dev/root may be another device or none. */
function readDevice(path: string, device: string, length: number): Uint8Array | undefined {
  if (!path.startsWith('/dev/')) return undefined;
  try {
    if (!isDevice(fs.statSync(path), device)) return undefined;
    const file = fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK | fs.constants.O_NOCTTY);
    try {
      if (!isDevice(fs.fstatSync(file), device)) return undefined;
      const bytes = new Uint8Array(length);
      return fs.readSync(file, bytes, 0, length, 0) === length ? bytes : undefined;
    } finally {
      fs.closeSync(file);
    }
  } catch {
    return undefined;
  }
}

const isDevice = (stats: fs.Stats, device: string): boolean =>
  stats.isBlockDevice() && touch.deviceName(stats.rdev) === device;

/** Where the device may lie; each is looked for when the one before is none. */
function* pathsOf({ source, device }: Mount): Generator<string> {
  yield source;
  yield `/dev/block/${device}`;
  const name = nameInSysfs(device);
  if (name !== undefined && !name.split('/').includes('..')) yield `/dev/${name}`;
}

function nameInSysfs(device: string): string | undefined {
  try {
    const uevent = touch.read(`/sys/dev/block/${device}/uevent`, 65_536);
    return /^DEVNAME=(.+)$/m.exec(new TextDecoder().decode(uevent))?.[1];
  } catch {
    return undefined;
  }
}
