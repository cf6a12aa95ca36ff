import type { Ask } from '../open-questions.js';
import type { Lack } from './causes.js';
import type { FilesystemView, StorageInput } from './input.js';
import { hasMountSyntax } from '../filesystem/mount-syntax.js';

/**
 * The options of the trial mount must fit in a page with the zero at its end, and the kernel cuts what is longer
 * (linux fs/namespace.c copy_mount_options). Their length depends on the path and on a random number of up to ten digits.
 */
const maxOptions = 4095;
const temporaryName = '/check-overlayfs-support'.length;
const usualDigits = { fewest: 7, most: 10 };

/** Whether the options fit for every random number, for none, or (`null`) for some. */
export function trialOptionsFit(directory: string, lowerLayers: 1 | 2): boolean | null {
  const bytes = new TextEncoder().encode(directory).length + temporaryName;
  const length = (digits: number): number =>
    'lowerdir=,upperdir=,workdir='.length +
    (lowerLayers === 2 ? '/lower1:'.length + bytes + digits : 0) +
    3 * (bytes + digits) +
    '/lower2/upper/work'.length;
  if (length(usualDigits.most) <= maxOptions) return true;
  return length(usualDigits.fewest) > maxOptions ? false : null;
}

export interface Trial {
  readonly directory: string;
  readonly isDirectory: boolean;
  readonly filesystem: FilesystemView;
  /** How the questions about this file system are called. */
  readonly name: string;
}

/**
 * What keeps the overlay mount that dockerd tries from working; `undefined`: it works.
 * Source: moby daemon/graphdriver/overlayutils/overlayutils.go SupportsOverlay; linux fs/overlayfs/params.c, super.c.
 */
export function trialMount(input: StorageInput, ask: Ask, trial: Trial, lowerLayers: 1 | 2): Lack | undefined {
  const { directory, filesystem, name } = trial;
  if (!trial.isDirectory) return 'not-a-directory';
  if (ask(`${name} is read-only`, filesystem.readOnly)) return 'read-only';
  if (hasMountSyntax(directory)) return 'path-characters';
  if (!ask('the mount options fit', trialOptionsFit(directory, lowerLayers))) return 'path-length';
  if (!ask('overlayfs is there', input.overlay.usable)) return 'overlay-missing';
  if (lowerLayers === 2 && !ask('overlayfs takes several lower layers', input.overlay.multipleLower))
    return 'overlay-lower-layers';
  return ask(`${name} can be an upper layer`, filesystem.upperLayer) ? undefined : 'upper-layer';
}
