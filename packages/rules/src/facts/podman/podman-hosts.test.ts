import type { FilesystemAnswer } from '@hostlint/core';
import type { MemoryHost } from '@hostlint/core/testing';
import { magic } from '../../shared/filesystem/filesystem-magic.js';

export const storageConfPath = '/etc/containers/storage.conf';
export const graphRootPath = '/var/lib/containers/storage';
const runRootPath = '/run/containers/storage';

/** A storage.conf that every version takes, with further lines of [storage] and below. */
export const storageConfText = (more = ''): string =>
  `[storage]\nrunroot = "${runRootPath}"\ngraphroot = "${graphRootPath}"\n${more}\n`;

export const configured = (more = ''): NonNullable<MemoryHost['files']> => ({
  [storageConfPath]: storageConfText(more),
});

export const onExt4 = (part: Partial<FilesystemAnswer> = {}): FilesystemAnswer => ({
  magic: magic.ext,
  blockSizeBytes: 4096,
  blocks: 1_000_000,
  blocksFree: 900_000,
  blocksAvailable: 900_000,
  inodes: 100_000,
  inodesFree: 90_000,
  device: '8:1',
  dType: true,
  dTypeEvidence: 'seen',
  xfs: null,
  ext: null,
  ...part,
});

const mount = '27 1 8:1 / / rw - ext4 /dev/sda1 rw';
const running = {
  '/proc/filesystems': '\text4\nnodev\toverlay\n',
  '/proc/self/mountinfo': `${mount}\n`,
  '/proc/self/uid_map': '0 0 4294967295\n',
  '/proc/misc': '',
  '/sys/module/overlay/parameters/redirect_dir': 'N\n',
  '/sys/module/overlay/parameters/metacopy': 'N\n',
  [graphRootPath]: { directory: true },
} as const;

/** A Linux 6.1 whose graph root is there and empty, on ext4. */
export const podmanHost = (files: MemoryHost['files'] = {}, on: MemoryHost['filesystems'] = {}): MemoryHost => ({
  commands: { 'uname -r': { code: 0, stdout: '6.1.0-37-amd64\n' }, 'uname -m': { code: 0, stdout: 'x86_64\n' } },
  files: { ...running, ...files },
  filesystems: { [graphRootPath]: onExt4(), '/run': onExt4(), '/': onExt4(), ...on },
});

export const podman58 = { podman: '5.8.2' };
export const podman43 = { podman: '4.3.1' };
