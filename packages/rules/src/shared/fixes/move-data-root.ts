import type { Fix } from '@hostlint/core';
import type { FstabEntry } from '../filesystem/fstab.js';
import type { StorageEngine } from '../filesystem/storage-engine.js';
import { escapeMountText } from '../filesystem/mount-escapes.js';
import type { Mount } from '../filesystem/mountinfo.js';
import { fix, wayFor, type KnownOrNot } from './by-distribution.js';
import { startEngine, stopEngine } from './engine-service.js';
import { shellWord } from './shell-word.js';

/** The storage root to move. */
export interface MovedRoot {
  readonly engine: StorageEngine;
  readonly path: string;
  readonly exists: boolean;
}

/** What is known of the host that the move is for. */
export interface MovePlace {
  readonly os: KnownOrNot;
  /** The mount that the root lies on now. */
  readonly mount: Mount | null;
  /** The line of /etc/fstab for that mount. */
  readonly entry?: FstabEntry | undefined;
}

/**
 * Puts a storage root on a new file system that is mounted in its place, so that no configuration changes.
 * `/dev/NEW` stands for an empty disk or partition, which only the reader can name.
 */
export function moveDataRoot(root: MovedRoot, place: MovePlace): Fix {
  const isMountPoint = place.mount?.mountPoint === root.path;
  const rest =
    root.exists && !isMountPoint ? ' What is there now stays below the new mount; remove it when all works.' : '';
  const goal = `Put ${root.path} on a file system of its own: XFS with ftype=1 (or ext4) on an empty disk or partition, here /dev/NEW.`;
  const volume = fix(
    `Give ${root.path} a data disk with XFS (ftype=1) or ext4 in the configuration that the system is made from.`,
  );
  return wayFor<Fix>(place.os, {
    bottlerocket: volume,
    talos: volume,
    'container-optimized-os': volume,
    nixos: fix(
      `${goal} Then name it in fileSystems."${root.path}" of the configuration of NixOS and run nixos-rebuild switch.`,
    ),
    other: fix(`${goal} mkfs erases that one.${rest}`, ...moveCommands(root, place, isMountPoint)),
  });
}

function moveCommands(root: MovedRoot, { os, entry }: MovePlace, isMountPoint: boolean): readonly string[] {
  const path = shellWord(root.path);
  const start = startEngine(root.engine, os);
  const line = `/dev/NEW ${escapeMountText(root.path)} xfs defaults 0 2`;
  const fill = root.exists
    ? ['mount /dev/NEW /mnt', `rsync -aHAXS ${path}/ /mnt/`, 'umount /mnt']
    : [`mkdir -p -m 0710 ${path}`];
  const drop = isMountPoint ? [`umount ${path}`, ...(entry ? [`sed -i.bak '${entry.line}d' /etc/fstab`] : [])] : [];
  return [
    ...(root.exists ? [stopEngine(root.engine, os)] : []),
    'mkfs.xfs -n ftype=1 /dev/NEW',
    ...fill,
    ...drop,
    `printf '%s\\n' ${shellWord(line)} >> /etc/fstab`,
    `mount ${path}`,
    ...(start === null ? [] : [start]),
  ];
}
