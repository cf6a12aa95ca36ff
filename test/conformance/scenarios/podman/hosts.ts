import type { PodmanScenario } from '../../podman-script.js';

const on = (name: string, setup: string): PodmanScenario => ({ name, setup });
const refused = (refusal: string, name: string, setup: string): PodmanScenario => ({ name, setup, refusal });
const noFiletype = 'fs ext4 "$ROOT" 64M "-O ^filetype"';
const noFuse = 'WITHOUT=fuse-overlayfs';

/** The file systems below the graph root and the run root, and what is in the way there. */
export const hosts: readonly PodmanScenario[] = [
  on('ext4', 'fs ext4 "$ROOT" 64M'),
  on('xfs', 'fs xfs "$ROOT"'),
  on('btrfs', 'fs btrfs "$ROOT" 160M'),
  on('btrfs, no driver configured', 'fs btrfs "$ROOT" 160M; conf ""'),
  on('btrfs, the driver btrfs', 'fs btrfs "$ROOT" 160M; conf btrfs'),
  on('tmpfs', 'fs tmpfs "$ROOT"'),
  on('ext4 without filetype, with fuse-overlayfs', noFiletype),
  on('ext4 without filetype', `${noFiletype}; ${noFuse}`),
  on('ext4 without filetype, no driver configured', `${noFiletype}; ${noFuse}; conf ""`),
  on('ext4 without filetype, vfs', `${noFiletype}; ${noFuse}; conf vfs`),
  on('ramfs, with fuse-overlayfs', 'fs ramfs "$ROOT"'),
  on('ramfs', `fs ramfs "$ROOT"; ${noFuse}`),
  on('ramfs, no driver configured', `fs ramfs "$ROOT"; ${noFuse}; conf ""`),
  on('an overlay, with fuse-overlayfs', 'overlay_on "$ROOT"'),
  on('an overlay', `overlay_on "$ROOT"; ${noFuse}`),
  on('an overlay, no driver configured', `overlay_on "$ROOT"; ${noFuse}; conf ""`),
  on('an overlay, vfs', `overlay_on "$ROOT"; conf vfs`),
  refused('podman/graphroot-writable', 'ext4, read-only', 'fs ext4 "$ROOT" 64M; mount -o remount,ro "$ROOT"'),
  refused('podman/graphroot-room', 'ext4, full', 'fs ext4 "$ROOT" 48M; fill "$ROOT"'),
  on('ext4, 1 MiB left', 'fs ext4 "$ROOT" 48M; fill "$ROOT" 1M'),
  refused('podman/graphroot-room', 'xfs, full', 'fs xfs "$ROOT"; fill "$ROOT"'),
  refused('podman/graphroot-room', 'tmpfs, full', 'fs tmpfs "$ROOT" "" "" size=8M; fill "$ROOT"'),
  refused('podman/graphroot-room', 'ext4, no inodes left', 'fs ext4 "$ROOT" 16M "-N 200"; take_inodes "$ROOT"'),
  on('ext4, 100 inodes left', 'fs ext4 "$ROOT" 16M "-N 400"; take_inodes "$ROOT" 100'),
  on('a graph root that is not there', 'rmdir "$ROOT"'),
  on('a graph root behind a symlink', 'rmdir "$ROOT"; mkdir "$LAB/e"; ln -s "$LAB/e" "$ROOT"'),
  refused('podman/graphroot-path', 'a graph root behind a dangling symlink', 'rmdir "$ROOT"; ln -s /nowhere "$ROOT"'),
  refused('podman/graphroot-path', 'a graph root that is a file', 'rmdir "$ROOT"; touch "$ROOT"'),
  refused('podman/graphroot-path', 'a graph root below a file', 'touch "$LAB/f"; ROOT="$LAB/f/d"; conf overlay'),
  on('a graph root with a blank in its name', 'ROOT="$LAB/a b"; mkdir "$ROOT"; conf overlay'),
  refused('podman/graphroot-entries', 'libpod/ is a file', 'touch "$ROOT/libpod"'),
  refused('podman/graphroot-entries', 'overlay-images/ is a file', 'touch "$ROOT/overlay-images"'),
  on('tmp/ and volumes/ are files', 'touch "$ROOT/tmp" "$ROOT/volumes"'),
  refused('podman/runroot', 'a run root that is a file', 'touch "$RUN"'),
  refused('podman/runroot', 'a run root that is read-only', 'mkdir "$RUN"; mount -t tmpfs -o ro none "$RUN"'),
  on('overlay/ on tmpfs', 'fs ext4 "$ROOT" 64M; mkdir "$ROOT/overlay"; fs tmpfs "$ROOT/overlay"'),
  on(
    'overlay/ on ext4 without filetype',
    `fs xfs "$ROOT"; mkdir "$ROOT/overlay"; fs ext4 "$ROOT/overlay" 64M "-O ^filetype"; ${noFuse}`,
  ),
];
