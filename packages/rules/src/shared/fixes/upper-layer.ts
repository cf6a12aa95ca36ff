import type { Fix } from '@hostlint/core';
import type { UpperLayerFault } from '../filesystem/upper-layer.js';
import { moveDataRoot, type MovedRoot, type MovePlace } from './move-data-root.js';
import { shellWord } from './shell-word.js';

export interface UpperLayerPlace extends MovePlace {
  /** The kind of container that this is; `null` where it is none or that is unknown. */
  readonly container: string | null;
}

/** How a host gets a file system that can hold the upper layer. */
export function upperLayerFix(root: MovedRoot, fault: UpperLayerFault | null, place: UpperLayerPlace): Fix {
  const move = moveDataRoot(root, place);
  switch (fault) {
    case 'overlay':
      return volume(root, place.container) ?? move;
    case 'btrfs':
    case 'casefold':
      return {
        ...move,
        summary: `Boot a newer kernel (${fault === 'btrfs' ? '4.7' : '6.17'} or later), or: ${move.summary}`,
      };
    case 'zfs':
      return { ...move, summary: `Upgrade OpenZFS to 2.2 or later, or choose the zfs driver, or: ${move.summary}` };
    default:
      return move;
  }
}

/** A container gets a volume from the host that starts it. */
function volume({ path }: MovedRoot, container: string | null): Fix | undefined {
  const given = shellWord(`type=volume,source=docker-data,target=${path}`);
  const summary = `Start this container with a volume at ${path}; the command is for the host that runs it.`;
  switch (container) {
    case 'docker':
    case 'podman':
      return { summary, commands: [`${container} run --privileged --mount ${given} IMAGE`] };
    case 'kubernetes':
      return { summary: `Give the pod an emptyDir or a persistent volume with mountPath ${path}.`, commands: [] };
    case 'other':
      return { summary, commands: [`docker run --privileged --mount ${given} IMAGE`] };
    default:
      return undefined;
  }
}
