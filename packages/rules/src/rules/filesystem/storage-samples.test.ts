import type { FilesystemAnswer } from '@hostlint/core';
import { known, unknown } from '@hostlint/core/testing';
import { expect } from 'chai';
import type { DaemonConfig } from '../../facts/docker/daemon-config.js';
import type { StorageFilesystem } from '../../facts/filesystem/storage-filesystems.js';
import type { StorageRoom } from '../../facts/filesystem/storage-room.js';
import type { OsRelease } from '../../facts/os/release.js';
import type { StorageLayers } from '../../facts/storage/layers.js';
import type { StorageRoot } from '../../facts/storage/roots.js';
import { filesystemKind } from '../../shared/filesystem/filesystem-kind.js';
import { magic as magicOf, type FilesystemName } from '../../shared/filesystem/filesystem-magic.js';
import { parseFstab } from '../../shared/filesystem/fstab.js';
import { isReadOnly, parseMountinfo, type Mount } from '../../shared/filesystem/mountinfo.js';

export const path = '/var/lib/docker';

/** A line of mountinfo, second in its file. */
export function mountLine(type: string, options = 'rw', superOptions = 'rw', mountPoint = path): Mount {
  const text = `\n40 27 8:16 / ${mountPoint} ${options} - ${type} /dev/sdb ${superOptions}`;
  return parseMountinfo(text)[0] as Mount;
}

/** A storage root on a file system of this kind. */
export function storageOn(
  family: FilesystemName | number,
  type: string = String(family),
  more: {
    readonly root?: Partial<StorageRoot>;
    readonly mount?: Mount | null;
    readonly dType?: boolean | null;
    readonly answer?: Partial<FilesystemAnswer>;
  } = {},
): readonly StorageFilesystem[] {
  const magic = typeof family === 'number' ? family : magicOf[family];
  const mount = more.mount === undefined ? mountLine(type) : more.mount;
  const dType = more.dType === undefined ? true : more.dType;
  const seen = { dType, dTypeEvidence: dType === null ? 'the directory is empty' : 'seen' };
  const answer: FilesystemAnswer = {
    ...{
      magic,
      blockSizeBytes: 4096,
      blocks: 1000,
      blocksFree: 900,
      blocksAvailable: 900,
      inodes: 1000,
      inodesFree: 900,
    },
    ...{ device: '8:16', xfs: null, ext: null, ...seen, ...more.answer },
  };
  const root = {
    engine: 'docker',
    role: 'data-root',
    configuredPath: path,
    path,
    existing: path,
    exists: true,
    ...more.root,
  } as StorageRoot;
  const kind = filesystemKind(magic, mount?.type ?? null);
  return [
    {
      root,
      mount,
      kind,
      answer,
      answeredBy: path,
      problem: null,
      offline: false,
      cure: 'Run hostlint as root.',
      readOnly: mount && isReadOnly(mount),
      ...seen,
    },
  ];
}

/** What is left on the file systems of samples. */
export const roomOf = (left: Partial<StorageRoom> = {}) =>
  known(new Map<string, StorageRoom>([[path, { blocksAvailable: 900, inodesFree: 900, ...left }]]));

/** A storage root that cannot be looked at. */
export const hidden = (): readonly StorageFilesystem[] =>
  storageOn('xfs').map(one => ({
    ...one,
    mount: null,
    kind: null,
    answer: null,
    answeredBy: null,
    problem: 'no permission',
    readOnly: null,
    dType: null,
    dTypeEvidence: 'no permission',
  }));

export const configOf = (driver: string) =>
  known({ storageDriver: { value: driver, origin: 'file', evidence: null } } as unknown as DaemonConfig);

/** Where overlay layers lie, as storage/layers has it for the root of these samples. */
export const layersIn = (overlay: boolean | null, why = ''): StorageLayers => new Map([[path, { overlay, why }]]);

export const debian = known({ id: 'debian', family: 'debian' } as OsRelease);
export const fstabOf = (text: string) => known(parseFstab(text));

/** What rules take that change nothing. */
export const place = { layers: layersIn(true), fstab: fstabOf(''), os: debian };
export const noPlace = { layers: layersIn(true), fstab: unknown(), os: unknown() };

describe('storage samples', () => {
  it('point at the line of mountinfo', () => {
    expect(storageOn('xfs')[0]?.mount).to.include({ line: 2, type: 'xfs', mountPoint: path });
  });
});
