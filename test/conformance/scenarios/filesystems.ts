import type { Scenario } from '../namespace-script.js';

const overlayOn = (kind: string): string =>
  `fs ${kind} "$LAB/b"; mkdir "$LAB/b/l" "$LAB/b/u" "$LAB/b/w"; mount -t overlay -o "lowerdir=$LAB/b/l,upperdir=$LAB/b/u,workdir=$LAB/b/w" none "$ROOT"`;
const noFiletype = 'fs ext4 "$ROOT" 64M "-O ^filetype"';

/** What lies under the data root. */
export const filesystems: readonly Scenario[] = [
  { name: 'xfs', setup: 'fs xfs "$ROOT"' },
  { name: 'ext4', setup: 'fs ext4 "$ROOT" 64M' },
  { name: 'ext3', setup: 'fs ext3 "$ROOT" 64M' },
  { name: 'ext2', setup: 'fs ext2 "$ROOT" 64M' },
  { name: 'ext2 without filetype', setup: 'fs ext2 "$ROOT" 64M "-O ^filetype"' },
  { name: 'ext4 without filetype', setup: noFiletype },
  { name: 'ext4 without filetype, overlay2 initialised', setup: `${noFiletype}; prior overlay2` },
  {
    name: 'ext4 without filetype, overlay2 initialised and named',
    setup: `${noFiletype}; prior overlay2`,
    daemonJson: { 'storage-driver': 'overlay2' },
  },
  { name: 'ext4 without filetype, overlay2 empty', setup: `${noFiletype}; mkdir "$ROOT/overlay2"` },
  {
    name: 'ext4 without filetype, overlay2 empty and named',
    setup: `${noFiletype}; mkdir "$ROOT/overlay2"`,
    daemonJson: { 'storage-driver': 'overlay2' },
  },
  { name: 'ext4 without filetype, overlay2 named', setup: noFiletype, daemonJson: { 'storage-driver': 'overlay2' } },
  { name: 'ext4 without filetype, overlay named', setup: noFiletype, daemonJson: { 'storage-driver': 'overlay' } },
  { name: 'ext4 without filetype, overlay initialised', setup: `${noFiletype}; prior overlay` },
  { name: 'ext4 without filetype, vfs used', setup: `${noFiletype}; prior vfs` },
  { name: 'ext4 without filetype, vfs named', setup: noFiletype, daemonJson: { 'storage-driver': 'vfs' } },
  {
    name: 'ext4 with casefold',
    onlyWith: '/sys/fs/ext4/features/casefold',
    setup: 'fs ext4 "$ROOT" 64M "-O casefold"',
  },
  { name: 'ext4 without directory index', setup: 'fs ext4 "$ROOT" 64M "-O ^dir_index"' },
  { name: 'ext4 with inline data', setup: 'fs ext4 "$ROOT" 64M "-O inline_data"' },
  { name: 'ext4 noexec,nodev,nosuid', setup: 'fs ext4 "$ROOT" 64M "" noexec,nodev,nosuid' },
  { name: 'btrfs', setup: 'fs btrfs "$ROOT"' },
  { name: 'btrfs, overlay2 named', setup: 'fs btrfs "$ROOT"', daemonJson: { 'storage-driver': 'overlay2' } },
  { name: 'btrfs, btrfs named', setup: 'fs btrfs "$ROOT"', daemonJson: { 'storage-driver': 'btrfs' } },
  { name: 'btrfs, overlay2 initialised', setup: 'fs btrfs "$ROOT"; prior overlay2' },
  { name: 'btrfs, btrfs initialised', setup: 'fs btrfs "$ROOT"; prior btrfs' },
  { name: 'btrfs, btrfs and overlay2 initialised', setup: 'fs btrfs "$ROOT"; prior btrfs overlay2' },
  { name: 'tmpfs', setup: 'fs tmpfs "$ROOT"' },
  { name: 'ramfs', setup: 'fs ramfs "$ROOT"' },
  { name: 'ramfs, overlay2 named', setup: 'fs ramfs "$ROOT"', daemonJson: { 'storage-driver': 'overlay2' } },
  { name: 'ramfs, overlay2 initialised', setup: 'fs ramfs "$ROOT"; prior overlay2' },
  { name: 'overlay on ext4', setup: overlayOn('ext4') },
  { name: 'overlay on xfs', setup: overlayOn('xfs') },
  { name: 'overlay on tmpfs', setup: overlayOn('tmpfs') },
  { name: 'overlay on btrfs', setup: overlayOn('btrfs') },
  { name: 'overlay on ext4, overlay2 named', setup: overlayOn('ext4'), daemonJson: { 'storage-driver': 'overlay2' } },
  { name: 'overlay on ext4, overlay2 initialised', setup: `${overlayOn('ext4')}; prior overlay2` },
  { name: 'overlay on ext4, overlay2 empty', setup: `${overlayOn('ext4')}; mkdir "$ROOT/overlay2"` },
  { name: 'overlay on ext4, vfs used', setup: `${overlayOn('ext4')}; prior vfs` },
  { name: 'read-only ext4', setup: 'fs ext4 "$ROOT" 64M; mount -o remount,ro "$ROOT"' },
  {
    name: 'read-only ext4 with the right mode',
    setup: 'fs ext4 "$ROOT" 64M; chmod 710 "$ROOT"; mount -o remount,ro "$ROOT"',
  },
  {
    name: 'read-only bind mount',
    setup: 'mkdir "$LAB/b"; mount --bind "$LAB/b" "$ROOT"; mount -o remount,bind,ro "$ROOT"',
  },
  {
    name: 'read-only ext4 that has all',
    setup: 'fs ext4 "$ROOT" 64M; mkdir -p "$ROOT"/overlay2/l "$ROOT"/tmp; mount -o remount,ro "$ROOT"',
  },
  {
    name: 'overlay2 on an ext4 without filetype of its own',
    setup: 'fs ext4 "$ROOT" 64M; fs ext4 "$ROOT/overlay2" 64M "-O ^filetype"',
  },
  { name: 'overlay2 on an xfs of its own', setup: 'fs ext4 "$ROOT" 64M; fs xfs "$ROOT/overlay2"' },
  {
    name: 'overlay2 on an ext4 of its own, root without filetype',
    setup: `${noFiletype}; fs ext4 "$ROOT/overlay2" 64M`,
  },
  { name: 'overlay2 on a tmpfs of its own', setup: 'fs ext4 "$ROOT" 64M; fs tmpfs "$ROOT/overlay2"' },
  { name: 'overlay2 on a ramfs of its own', setup: 'fs ext4 "$ROOT" 64M; fs ramfs "$ROOT/overlay2"' },
  {
    name: 'overlay2 on an empty read-only mount',
    setup: 'fs ext4 "$ROOT" 64M; fs tmpfs "$ROOT/overlay2"; mount -o remount,ro "$ROOT/overlay2"',
  },
  {
    name: 'overlay2 initialised on a read-only mount',
    setup: 'fs ext4 "$ROOT" 64M; fs tmpfs "$ROOT/overlay2"; prior overlay2; mount -o remount,ro "$ROOT/overlay2"',
  },
  { name: 'btrfs directory on a btrfs of its own', setup: 'fs ext4 "$ROOT" 64M; fs btrfs "$ROOT/btrfs"' },
  {
    name: 'overlay2 on an overlay of its own',
    setup:
      'fs ext4 "$ROOT" 64M; fs tmpfs "$LAB/b"; mkdir "$LAB/b/l" "$LAB/b/u" "$LAB/b/w" "$ROOT/overlay2"; mount -t overlay -o "lowerdir=$LAB/b/l,upperdir=$LAB/b/u,workdir=$LAB/b/w" none "$ROOT/overlay2"',
  },
];
