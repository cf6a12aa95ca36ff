import type { Cure } from '@hostlint/core';
import type { PodmanCause, PodmanLack, Refusal } from './causes.js';
import type { PodmanStorage } from './decide.js';
import { upperLayerQuestion } from './overlay-start.js';
import { lookAsRoot, tryMount } from '../cures.js';

/** Whether podman ends for one of some causes: certainly, perhaps, or not. */
export type PodmanVerdict =
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | { readonly is: 'open'; readonly why: string; readonly cure: Cure }
  | { readonly is: 'clear' };

/** Reads what rules say off what was decided once. */
export function verdictOn(
  storage: PodmanStorage & { readonly problem: string | null; readonly cure?: Cure },
  ...causes: readonly PodmanCause[]
): PodmanVerdict {
  const refusal = storage.refusals.find(({ cause }) => causes.includes(cause));
  if (refusal) return { is: 'refused', refusal };
  const possible = storage.possible.find(({ cause }) => causes.includes(cause));
  // Where nothing could be followed to its end, one rule says so for all.
  const lost = storage.starts === null && storage.possible.length === 0 && causes.includes('prior-driver-unsupported');
  if (!possible && !lost) return { is: 'clear' };
  const cure =
    storage.cure ??
    (storage.problem !== null
      ? lookAsRoot
      : storage.open.includes(upperLayerQuestion)
        ? tryMount
        : 'Podman itself tells: `podman info`.');
  return { is: 'open', why: openWords(storage), cure };
}

function openWords({ open, problem }: Pick<PodmanStorage, 'open'> & { readonly problem: string | null }): string {
  if (problem !== null) return `It depends on what is in the graph root, which could not be looked at: ${problem}.`;
  return `It depends on what cannot be told: ${open.join('; ')}.`;
}

/** What a driver lacks, as the end of a sentence. */
export const lackWords: Readonly<Record<PodmanLack, string>> = {
  btrfs: 'the graph root is not on btrfs',
  zfs: 'it needs the program zfs, /dev/zfs and a graph root on ZFS',
  aufs: 'the kernel has no aufs that works there',
  devicemapper: 'the kernel has no device-mapper, or no thin pool is set up',
  overlay: 'the kernel cannot mount overlay there',
  'd-type': 'the directory entries of the file system carry no type (d_type)',
  'backing-fs': 'overlay does not work on that file system',
  'not-registered': 'this podman has no such driver',
  remembered: 'podman remembers in its run root that it did not work',
  'fuse-overlayfs': 'the storage was used with a mount program before, and there is no fuse-overlayfs',
};
