import type { Evidence } from '@hostlint/core';
import { unescapeMountText } from './mount-escapes.js';

/** How a mount is known that is not there yet. */
export interface MountPrediction {
  /** The line of /etc/fstab, or what else asks for it; `null`: every host that boots has it. */
  readonly evidence: Evidence | null;
  /** Whether it will be read-only; `null`: cannot be told. */
  readonly readOnly: boolean | null;
}

/** One line of /proc/PID/mountinfo, or what will be one when the host has booted. Paths are unescaped. */
export interface Mount {
  /** The line in the file, from 1. */
  readonly line: number;
  readonly id: number;
  readonly parentId: number;
  /** `MAJOR:MINOR` of the super block. btrfs subvolumes answer stat(2) with other numbers. */
  readonly device: string;
  /** The directory of the file system that is mounted; not `/` for bind mounts and btrfs subvolumes. */
  readonly root: string;
  readonly mountPoint: string;
  /** Options of this mount, such as `ro` and `noexec`. */
  readonly options: readonly string[];
  /** `shared:N`, `master:N`, `propagate_from:N`, `unbindable`; empty for a private mount. */
  readonly propagation: readonly string[];
  /** The kernel's name of the type, with the subtype of FUSE: `ext4`, `fuse.sshfs`. */
  readonly type: string;
  /** The device or what the file system calls its source. */
  readonly source: string;
  /** Options of the file system itself, such as `prjquota`. */
  readonly superOptions: readonly string[];
  /** The line as the kernel wrote it. */
  readonly text: string;
  /**
   * Of a host that does not run. Then `device` is what fstab calls it, `type` may be `auto`, and without `propagation` nothing is known
   * of it.
   */
  readonly prediction?: MountPrediction;
}

// Blanks other than the space are part of a name: the kernel escapes space, tab, newline, backslash and # only.
const linePattern = /^(\d+) (\d+) (\d+:\d+) ([^ ]+) ([^ ]+) ([^ ]+)((?: [^ ]+)*?) - ([^ ]+) ([^ ]*) ([^]+)$/;

/** Parses mountinfo in its order. Lines that are none are left out. Source: linux fs/proc_namespace.c show_mountinfo. */
export function parseMountinfo(text: string): readonly Mount[] {
  return text.split('\n').flatMap((line, index) => parseLine(line, index + 1) ?? []);
}

function parseLine(text: string, line: number): Mount | undefined {
  const match = linePattern.exec(text);
  if (!match) return undefined;
  const [, id = '', parentId = '', device = '', root = '', mountPoint = '', options = '', optional = ''] = match;
  const [type = '', source = '', superOptions = ''] = match.slice(8);
  return {
    line,
    id: Number(id),
    parentId: Number(parentId),
    device,
    root: unescapeMountText(root),
    mountPoint: unescapeMountText(mountPoint),
    options: options.split(','),
    propagation: optional.split(' ').filter(word => word !== ''),
    type: unescapeMountText(type),
    source: unescapeMountText(source),
    superOptions: splitOptions(superOptions),
    text,
  };
}

const splitOptions = (text: string): readonly string[] => text.split(',').map(unescapeMountText);

/** Whether `path` is `directory` or lies below it. `/var/lib/docker2` is not below `/var/lib/docker`. */
export function isWithin(path: string, directory: string): boolean {
  return directory === '/' || path === directory || path.startsWith(`${directory}/`);
}

/**
 * The mount that a path without symlinks lies on, found as the kernel walks it: from the root mount over each mount that is
 * attached to the one before. So the last of several mounts on one directory counts, and what a later mount hides does not.
 * `undefined` where mountinfo shows no mount that holds the path (a root that is itself no mount point).
 */
export function mountOf(mounts: readonly Mount[], path: string): Mount | undefined {
  const ids = new Set(mounts.map(({ id }) => id));
  const onPath = mounts.filter(({ mountPoint }) => isWithin(path, mountPoint));
  const isRoot = ({ id, parentId }: Mount): boolean => parentId === id || !ids.has(parentId);
  const visited = new Set<Mount>();
  let current: Mount | undefined;
  for (;;) {
    const parent = current;
    const next = nearest(
      onPath.filter(mount => !visited.has(mount) && (parent ? mount.parentId === parent.id : isRoot(mount))),
    );
    if (!next) return current;
    visited.add(next);
    current = next;
  }
}

/** The one a walk meets first: the shortest mount point, and of equal ones the last. */
function nearest(mounts: readonly Mount[]): Mount | undefined {
  return mounts.reduce<Mount | undefined>(
    (best, mount) => (!best || mount.mountPoint.length <= best.mountPoint.length ? mount : best),
    undefined,
  );
}

/** Whether a mount or its file system is read-only; `null`: that of a mount to come cannot be told. */
export const isReadOnly = (mount: Mount): boolean | null =>
  mount.prediction ? mount.prediction.readOnly : mount.options.includes('ro') || mount.superOptions.includes('ro');

/** The mounts that show the same file system, this one first. */
export function mountsOfSameFilesystem(mounts: readonly Mount[], mount: Mount): readonly Mount[] {
  return [mount, ...mounts.filter(other => other.device === mount.device && other.id !== mount.id)];
}
