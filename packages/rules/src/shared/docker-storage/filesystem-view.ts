import type { FilesystemAnswer } from '@hostlint/core';
import { filesystemKind, type FilesystemKind } from '../filesystem/filesystem-kind.js';
import { magic as magics } from '../filesystem/filesystem-magic.js';
import { isReadOnly, type Mount } from '../filesystem/mountinfo.js';
import { viewUpperLayer, type UpperLayerContext } from '../filesystem/upper-layer.js';
import type { FilesystemView } from './input.js';

export const unknownFilesystem: FilesystemView = {
  magic: null,
  readOnly: null,
  dType: null,
  upperLayer: null,
  trustedXattrs: null,
  projectQuota: null,
};

/** What is known of one file system. */
export interface SeenFilesystem {
  readonly answer: FilesystemAnswer | null;
  readonly mount: Mount | null;
  readonly dType: boolean | null;
  readonly kind: FilesystemKind | null;
}

export function filesystemView(
  { answer, mount, dType, kind }: SeenFilesystem,
  context: Omit<UpperLayerContext, 'ext'>,
): FilesystemView {
  const magic = answer?.magic ?? magicOf(kind);
  if (magic === null) return { ...unknownFilesystem, readOnly: mount && isReadOnly(mount) };
  const known = kind ?? filesystemKind(magic, mount?.type ?? null);
  return {
    magic,
    readOnly: mount && isReadOnly(mount),
    dType,
    // The trial mount works on ramfs; that its layers are of no use shows later.
    upperLayer: magic === magics.ramfs ? true : viewUpperLayer(known, { ...context, ext: answer?.ext ?? null }).able,
    trustedXattrs: keepsXattrs(magic),
    projectQuota: mount ? hasProjectQuota(magic, mount) : null,
  };
}

/** Of a host that does not run /etc/fstab tells the type. */
const magicOf = (kind: FilesystemKind | null): number | null => (kind?.family ? magics[kind.family] : null);

const withXattrs: readonly number[] = [
  magics.ext,
  magics.xfs,
  magics.btrfs,
  magics.tmpfs,
  magics.f2fs,
  magics.zfs,
  magics.bcachefs,
];

/** ext2, ext3, f2fs and tmpfs can be built without; no distribution does. */
function keepsXattrs(magic: number): boolean | null {
  if (withXattrs.includes(magic)) return true;
  return magic === magics.ramfs ? false : null;
}

/** Source: moby v28.5.2 quota/projectquota.go NewControl; xfs(5) prjquota. On ext4 it also takes the feature `project`. */
function hasProjectQuota(magic: number, mount: Mount): boolean | null {
  const asked = ['prjquota', 'pquota'].some(option => mount.superOptions.includes(option));
  return magic === magics.xfs || !asked ? asked : null;
}
