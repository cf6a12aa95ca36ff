import type { ExtFeatures } from '@hostlint/core';
import type { FilesystemKind } from './filesystem-kind.js';
import type { FilesystemName } from './filesystem-magic.js';
import { isKernelAtLeast, type KernelRelease } from '../kernel/kernel-version.js';

/** Why a file system cannot hold the upper layer of an overlay. */
export type UpperLayerFault =
  'overlay' | 'network' | 'cluster' | 'ecryptfs' | 'ramfs' | 'names' | 'casefold' | 'btrfs' | 'zfs';

/** What the kernel's and the file system's source say of a file system as the upper layer. */
export type UpperLayerView =
  | { readonly able: true }
  | { readonly able: false; readonly fault: UpperLayerFault }
  | { readonly able: null; readonly why: string };

/** What the view depends on besides the kind; `null` where it is unknown. */
export interface UpperLayerContext {
  readonly kernel: KernelRelease | null;
  readonly zfs: { readonly major: number; readonly minor: number } | null;
  readonly ext: ExtFeatures | null;
  /** Whether the kernel can mount casefold at all. Where it is not given, features that nobody could read count as absent. */
  readonly casefoldPossible?: boolean | null;
}

/**
 * Network and cluster file systems check names with their server (d_revalidate). linux fs/overlayfs before 5.7 refuses them as upper
 * layer; since then they need d_type, RENAME_WHITEOUT and trusted xattrs, which none of these has all of.
 * Source: linux fs/overlayfs/super.c ovl_mount_dir, ovl_make_workdir; containers/storage drivers/overlay isNetworkFileSystem.
 */
const faults: Readonly<Partial<Record<FilesystemName, UpperLayerFault>>> = {
  overlay: 'overlay',
  nfs: 'network',
  cifs: 'network',
  smb: 'network',
  smb2: 'network',
  ceph: 'network',
  gpfs: 'network',
  lustre: 'network',
  plan9: 'network',
  vboxsf: 'network',
  afs: 'network',
  kafs: 'network',
  ocfs2: 'cluster',
  gfs2: 'cluster',
  ecryptfs: 'ecryptfs',
  // The mount works, but a directory of a lower layer cannot be deleted (EIO): ramfs has neither xattrs nor RENAME_WHITEOUT.
  ramfs: 'ramfs',
  // d_hash and d_compare of their own: linux fs/overlayfs ovl_dentry_weird.
  msdos: 'names',
  exfat: 'names',
};

const able: readonly FilesystemName[] = ['xfs', 'tmpfs', 'f2fs', 'bcachefs', 'jfs', 'reiserfs', 'ubifs', 'jffs2'];

/** Judges a file system as the upper layer by what the sources say; a trial mount tells more. */
export function viewUpperLayer(kind: FilesystemKind, context: UpperLayerContext): UpperLayerView {
  const { family } = kind;
  if (family === 'ext') return viewExt(context);
  if (family === 'btrfs') return viewBtrfs(context);
  if (family === 'zfs') return viewZfs(context);
  const fault = family === null ? undefined : faults[family];
  if (fault) return { able: false, fault };
  if (family !== null && able.includes(family)) return { able: true };
  return { able: null, why: `Whether ${kind.name} can hold the upper layer of an overlay depends on its driver.` };
}

/** Layers on an ext4 with the casefold feature are refused before 6.17. Source: linux fs/overlayfs/params.c ovl_mount_dir_check. */
function viewExt({ ext, kernel, casefoldPossible = false }: UpperLayerContext): UpperLayerView {
  if (ext ? !ext.casefold : casefoldPossible === false) return { able: true };
  if (kernel && isKernelAtLeast(kernel, 6, 17)) return { able: true };
  if (!ext)
    return {
      able: null,
      why: 'Whether this ext4 has the casefold feature, with which kernels before 6.17 take no overlay, is seen by root only.',
    };
  if (!kernel) return { able: null, why: 'The file system has the casefold feature, and the kernel is unknown.' };
  return { able: false, fault: 'casefold' };
}

/** btrfs has RENAME_WHITEOUT since 4.7. Source: moby v18.09.9 daemon/graphdriver/overlay2/overlay.go Init. */
function viewBtrfs({ kernel }: UpperLayerContext): UpperLayerView {
  if (!kernel) return { able: null, why: 'overlay on btrfs needs kernel 4.7, and the kernel is unknown.' };
  if (isKernelAtLeast(kernel, 4, 7)) return { able: true };
  const vendor = /\.el\d|-default|\.amzn|uek/.test(kernel.tail);
  if (vendor)
    return {
      able: null,
      why: 'overlay on btrfs needs what kernel 4.7 brought, and this vendor may have brought it back.',
    };
  return { able: false, fault: 'btrfs' };
}

/** Source: openzfs dbf6108b4d and f104d44110 (renameat2 flags), first in zfs-2.2.0. */
function viewZfs({ zfs }: UpperLayerContext): UpperLayerView {
  if (!zfs) return { able: null, why: 'overlay on ZFS needs OpenZFS 2.2, and its version is unknown.' };
  return zfs.major > 2 || (zfs.major === 2 && zfs.minor >= 2) ? { able: true } : { able: false, fault: 'zfs' };
}

/** Whether a trial mount that works shows that layers work: on these the mount succeeds and later operations fail. */
export const trialIsProof = (kind: FilesystemKind): boolean => kind.family !== 'ramfs' && kind.family !== 'plan9';

/**
 * Whether the kernel takes an overlay mount with its upper layer there, which is all that dockerd tries; `null`: only a trial tells.
 * It takes ramfs, whatever becomes of the layers later, and 9p where that caches nothing.
 */
export function takesOverlayMount(kind: FilesystemKind, context: UpperLayerContext): boolean | null {
  if (kind.family === 'ramfs') return true;
  return kind.family === 'plan9' ? null : viewUpperLayer(kind, context).able;
}
