import type { Cure } from '@hostlint/core';
import type { Refusal, StorageCause } from './causes.js';
import type { DockerStorage } from './decide.js';
import { lookAsRoot, tryMount } from '../cures.js';

/** Whether dockerd ends for one of some causes: certainly, perhaps, or not. */
export type StorageVerdict =
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | { readonly is: 'open'; readonly why: string; readonly cure: Cure }
  | { readonly is: 'clear' };

/** Reads what rules say off what was decided once. */
export function verdictOn(
  storage: DockerStorage & { readonly problem: string | null; readonly cure?: Cure },
  ...causes: readonly StorageCause[]
): StorageVerdict {
  const refusal = storage.refusals.find(({ cause }) => causes.includes(cause));
  if (refusal) return { is: 'refused', refusal };
  const possible = storage.possible.find(({ cause }) => causes.includes(cause));
  const lost = storage.starts === null && storage.possible.length === 0 && causes.includes('prior-driver-unsupported');
  if (!possible && !lost) return { is: 'clear' };
  const why = openWords(storage);
  const cure = storage.cure ?? (storage.problem === null ? tryMount : lookAsRoot);
  return { is: 'open', why, cure };
}

/** What stays open, and why. */
export function openWords({
  open,
  problem,
}: Pick<DockerStorage, 'open'> & { readonly problem: string | null }): string {
  if (problem !== null) return `It depends on what is in the data-root, which could not be looked at: ${problem}.`;
  return `It depends on what cannot be told: ${open.join('; ')}.`;
}

/** What a driver lacks, as the end of a sentence. */
export const lackWords: Readonly<Record<NonNullable<Refusal['lack']>, string>> = {
  'overlay-missing': 'the kernel has no overlayfs',
  'overlay-lower-layers': 'the overlayfs of this kernel takes only one lower layer',
  'path-characters':
    'the path of the data-root has a colon, a comma or a backslash, which the options of an overlay mount take for something else',
  'path-length': 'the path of the data-root is too long for the options of an overlay mount',
  'read-only': 'its directory is on a read-only mount',
  'not-a-directory': 'its directory in the data-root is no directory',
  'upper-layer': 'the file system below it cannot hold the upper layer of an overlay',
  'd-type': 'the directory entries of the file system below it carry no type (d_type)',
  btrfs: 'its directory is not on btrfs',
  zfs: 'it needs the program zfs, /dev/zfs and a data-root on ZFS',
  'fuse-overlayfs': 'it needs the program fuse-overlayfs and kernel 4.18',
  aufs: 'the kernel has no aufs that works there',
  devicemapper: 'the kernel has no device-mapper',
};
