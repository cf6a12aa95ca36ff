import type { UpperLayerFault } from './upper-layer.js';

/** How a rule says each fault. `{path}`, `{filesystem}` and `{mount}` are filled by the rule. */
export const upperLayerMessages = {
  overlay:
    '{path} is on an overlay itself ({mount}), as in a container or a live system: the kernel refuses an overlay whose upper layer is on another.',
  network:
    '{path} is on {filesystem} ({mount}): a network file system lacks the trusted extended attributes and renames that overlay needs for its upper layer.',
  cluster:
    '{path} is on {filesystem} ({mount}): this cluster file system lacks the renames that overlay needs for its upper layer.',
  ecryptfs:
    '{path} is on eCryptfs ({mount}), an encrypted home for instance: it cannot hold the upper layer of an overlay.',
  ramfs:
    '{path} is on ramfs ({mount}): the overlay mount works, but directories of an image cannot be deleted, and nothing bounds the memory it takes.',
  names:
    '{path} is on {filesystem} ({mount}), which takes upper and lower case as equal: the kernel refuses overlay layers there.',
  casefold:
    '{path} is on {filesystem} ({mount}) with the casefold feature: kernels before 6.17 refuse overlay layers there.',
  btrfs:
    '{path} is on btrfs ({mount}) and the kernel is older than 4.7: btrfs then lacks the rename that overlay needs.',
  zfs: '{path} is on ZFS ({mount}) and the module is older than OpenZFS 2.2: it then lacks the renames that overlay needs.',
  refused: '{path} is on {filesystem} ({mount}), and the trial mount of an overlay there failed: {words}',
} as const satisfies Record<UpperLayerFault | 'refused', string>;
