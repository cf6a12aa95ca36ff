import type { FilesystemAnswer } from '@hostlint/core';
import { cannotTell, testFact, type MemoryHost } from '@hostlint/core/testing';
import { magic } from '../../shared/filesystem/filesystem-magic.js';
import { storageDriver } from './storage-driver.js';

const answer = (part: Partial<FilesystemAnswer> = {}): FilesystemAnswer => ({
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

const root = '27 1 8:1 / / rw - ext4 /dev/sda1 rw';
const running = {
  '/proc/filesystems': '\text4\nnodev\toverlay\n',
  '/proc/self/mountinfo': `${root}\n`,
  '/proc/self/uid_map': '0 0 4294967295\n',
  '/proc/misc': '',
  '/sys/module/overlay/parameters/redirect_dir': 'N\n',
  '/sys/module/overlay/parameters/metacopy': 'N\n',
  '/var/lib/docker': { directory: true },
} as const;

const host = (files: MemoryHost['files'] = {}, on: MemoryHost['filesystems'] = {}): MemoryHost => ({
  commands: { 'uname -r': { code: 0, stdout: '6.1.0-37-amd64\n' }, 'uname -m': { code: 0, stdout: 'x86_64\n' } },
  files: { ...running, ...files },
  filesystems: { '/var/lib/docker': answer(), ...on },
});

const engines = { docker: '28.5.2' };

testFact(storageDriver, [
  {
    name: 'a new data-root on ext4',
    engines,
    host: host(),
    part: {
      starts: true,
      driver: 'overlay2',
      backingFilesystem: 'extfs',
      supportsDType: true,
      nativeOverlayDiff: true,
      usingMetacopy: false,
    },
  },
  {
    name: 'overlay2/ on a mount of its own without d_type',
    engines,
    host: host(
      {
        '/var/lib/docker/overlay2/l': { directory: true },
        '/proc/self/mountinfo': `${root}\n40 27 8:16 / /var/lib/docker/overlay2 rw - xfs /dev/sdb rw\n`,
      },
      { '/var/lib/docker/overlay2': answer({ magic: magic.xfs, dType: false }) },
    ),
    part: { starts: false },
  },
  {
    name: 'redirect_dir',
    engines,
    host: host({ '/sys/module/overlay/parameters/redirect_dir': 'Y\n' }),
    part: { starts: true, nativeOverlayDiff: false },
  },
  {
    name: 'a full file system',
    engines,
    host: host({}, { '/var/lib/docker': answer({ blocksFree: 0, blocksAvailable: 0 }) }),
    part: { starts: false },
  },
  {
    name: 'an ordinary user who may not look into the data-root',
    engines,
    host: host({ '/var/lib/docker/overlay2': cannotTell('denied') }),
    part: { starts: null, driver: null, backingFilesystem: null },
  },
  {
    name: 'a data-root whose file system cannot be asked',
    engines,
    host: host({}, { '/var/lib/docker': cannotTell('denied') }),
    part: { driver: null, backingFilesystem: null },
  },
]);
